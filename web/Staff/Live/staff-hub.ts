// The staff's hub: one connection a page, whoever listens. It comes back by itself, and says so: what was missed is then to be asked for.
import { renderStreamMessage } from "@hotwired/turbo";
import { HttpTransportType, type HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { MOMENT, patience } from "../../Live/connection";

export interface RowMessage { id: string; html: string; division: string | null; community: string | null; project: string | null; status: string | null; user: string; started: number; changed: number }
export interface NoticeMessage { id: number; html: string }
export interface Frame { now: number; position: number; rows: RowMessage[] }

export interface IdentityMessage { id: string; html: string; panel: string; division: string | null; community: string | null; changed: number }
export interface IdentityFrame { now: number; position: number; rows: IdentityMessage[] }

/** What was missed. Not whole: too much to be told, so the rows are those that were asked for, and what is new is on the page. */
export interface Missed<TRow> { position: number; rows: TRow[]; whole: boolean }

/** Up to where all that happened is on the page. What is heard before it has caught up says nothing of what was missed. */
export class Known {
  #caughtUp = false;

  constructor(public position: number) {}

  heard(position: number): void {
    if (this.#caughtUp) this.position = Math.max(this.position, position);
  }

  caughtUp(position: number): void {
    this.#caughtUp = true;
    this.heard(position);
  }

  lost(): void {
    this.#caughtUp = false;
  }
}

/** Asks the hub for something. */
export type Call = (method: string, ...args: unknown[]) => Promise<unknown>;

export interface Listener {
  changed?(frame: Frame): void;
  identities?(frame: IdentityFrame): void;
  notices?(notices: NoticeMessage[]): void;
  bell?(unread: number, last: number): void;
  /** Heard from now on: ask for what was missed. Fails when that cannot be had; it is then asked for again. */
  ready?(call: Call): Promise<void> | void;
  lost?(): void;
  /** What the hub is to be told when nobody listens here any more. */
  leave?: "Leave";
}

const listeners = new Set<Listener>();
let hub: HubConnection | undefined;
let hearing = false;
let retry: ReturnType<typeof setTimeout> | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;

/** Listens until the answer is called. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  clearTimeout(closing);
  if (!hub) open();
  if (hearing) void tell(listener);
  else setTimeout(() => { if (listeners.has(listener) && !hearing) listener.lost?.(); }, MOMENT);
  return () => {
    listeners.delete(listener);
    if (hearing && listener.leave) void hub?.invoke(listener.leave).catch(lost);
    // Between two pages of staff nobody listens for a moment: the next one goes on with the same connection.
    if (listeners.size === 0) closing = setTimeout(close, MOMENT);
  };
}

function open(): void {
  const connection = new HubConnectionBuilder()
    .withUrl("/hubs/staff", { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (context) => patience(context.previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
  connection.on("Sessions", (frame: Frame) => listeners.forEach((l) => l.changed?.(frame)));
  connection.on("Identities", (frame: IdentityFrame) => listeners.forEach((l) => l.identities?.(frame)));
  connection.on("Notices", (notices: NoticeMessage[]) => listeners.forEach((l) => l.notices?.(notices)));
  connection.on("Bell", (unread: number, last: number) => listeners.forEach((l) => l.bell?.(unread, last)));
  connection.on("Forgot", () => { lost(); void ready(connection); });
  connection.on("Draw", (streams: string) => renderStreamMessage(streams));
  connection.onreconnecting(lost);
  connection.onreconnected(() => void ready(connection));
  // The server has ended it and does not ask us back, as when it could not take us in: so we come back of our own.
  connection.onclose(() => again(connection, 0));
  hub = connection;
  void start(connection, 0);
}

function close(): void {
  clearTimeout(retry);
  void hub?.stop();
  hub = undefined;
  hearing = false;
}

async function start(connection: HubConnection, attempt: number): Promise<void> {
  if (hub !== connection) return;
  try {
    await connection.start();
    await ready(connection);
  } catch {
    again(connection, attempt);
  }
}

function again(connection: HubConnection, attempt: number): void {
  if (hub !== connection) return;
  lost();
  retry = setTimeout(() => void start(connection, attempt + 1), patience(attempt));
}

// First heard, then asked: what changes in between comes by either way.
async function ready(connection: HubConnection): Promise<void> {
  try {
    await connection.invoke("Ready");
  } catch {
    return lost();
  }
  if (hub !== connection) return;
  hearing = true;
  await Promise.all([...listeners].map((listener) => tell(listener)));
}

async function tell(listener: Listener, attempt = 0): Promise<void> {
  const connection = hub;
  if (!connection || !listeners.has(listener)) return;
  try {
    await listener.ready?.((method, ...args) => connection.invoke(method, ...args));
  } catch {
    listener.lost?.();
    // The connection may be well and the database not: without this the page would say for good that it comes back.
    setTimeout(() => { if (hearing && hub === connection) void tell(listener, attempt + 1); }, patience(attempt));
  }
}

function lost(): void {
  hearing = false;
  listeners.forEach((l) => l.lost?.());
}
