// One connection for all that a browser window shows. It comes back by itself, at a moment of its own, so that after a restart
// thousands of pages do not knock in the same second.
import { HttpTransportType, HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";

export interface HomeMessage { status: string; price: string | null }
export interface ModelMessage { status: string; count: string; from: string | null }
export interface ProjectMessage { project: string; revision: number; status: string; count: string; short: string; price: string | null; from: string | null }
export interface BoardMessage {
  project: string; revision: number; homes: Record<string, HomeMessage>; models: Record<string, ModelMessage>; summary: ProjectMessage;
}
export interface CommunityMessage {
  community: string; available: string; from: string | null; firstMoveIn: string | null; projects: ProjectMessage[];
}

/** Slots that can be chosen or not, by id; free slots of a day, by kind and date. */
export interface SlotsMessage { project: string; slots: Record<string, boolean>; days: Record<string, number> }

/** The queue behind a home: the places of those who wait, the next in line first, and the one that the home is kept for. */
export interface QueueMessage { unit: string; places: string[]; offered: string | null }

/** Something on the page that wants to be told. */
export interface Watcher {
  /** Heard from now on: ask for what was missed. Fails when that cannot be had; it is then asked for again. */
  connected(hub: HubConnection): Promise<void>;
  disconnected(): void;
  homes(message: BoardMessage): void;
  community?(message: CommunityMessage): void;
  slots?(message: SlotsMessage): void;
  visit?(): void;
  reservation?(): void;
  queue?(message: QueueMessage): void;
}

const watchers = new Set<Watcher>();
let hub: HubConnection | null = null;

/** Milliseconds that a page says nothing while it waits for its connection: after those it says that it waits. */
export const MOMENT = 2_000;

/** Milliseconds before the next attempt: doubling from half a second to half a minute, give or take half of it. */
export function patience(attempt: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random());
}

function connect(): HubConnection {
  const made = new HubConnectionBuilder()
    .withUrl("/hubs/reserve", { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (context) => patience(context.previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
  made.on("Homes", (message: BoardMessage) => watchers.forEach((w) => w.homes(message)));
  made.on("Community", (message: CommunityMessage) => watchers.forEach((w) => w.community?.(message)));
  made.on("Slots", (message: SlotsMessage) => watchers.forEach((w) => w.slots?.(message)));
  made.on("Queue", (message: QueueMessage) => watchers.forEach((w) => w.queue?.(message)));
  made.on("Reservation", () => watchers.forEach((w) => w.reservation?.()));
  made.on("Visit", () => watchers.forEach((w) => w.visit?.()));
  made.onreconnecting(lost);
  made.onreconnected(() => watchers.forEach((w) => void tell(made, w)));
  // The server has ended it and does not ask us back, as when it could not take us in: so we come back of our own.
  made.onclose(() => again(made, 0));
  return made;
}

async function start(made: HubConnection, attempt = 0): Promise<void> {
  try {
    await made.start();
  } catch {
    return again(made, attempt);
  }
  watchers.forEach((w) => void tell(made, w));
}

function again(made: HubConnection, attempt: number): void {
  lost();
  setTimeout(() => void start(made, attempt + 1), patience(attempt));
}

function lost(): void {
  watchers.forEach((w) => w.disconnected());
}

async function tell(made: HubConnection, watcher: Watcher, attempt = 0): Promise<void> {
  if (!watchers.has(watcher) || made.state !== HubConnectionState.Connected) return;
  try {
    await watcher.connected(made);
  } catch {
    if (!watchers.has(watcher)) return;
    watcher.disconnected();
    // The connection may be well and the database not: without this the page would not know what it missed until the next end.
    setTimeout(() => void tell(made, watcher, attempt + 1), patience(attempt));
  }
}

/** Starts telling a watcher. */
export function watch(watcher: Watcher): void {
  watchers.add(watcher);
  if (hub?.state === HubConnectionState.Connected) return void tell(hub, watcher);
  if (hub === null) {
    hub = connect();
    void start(hub);
  }
  setTimeout(() => { if (watchers.has(watcher) && hub?.state !== HubConnectionState.Connected) watcher.disconnected(); }, MOMENT);
}

/** Stops telling it; what nobody on the page watches any more is left. */
export function unwatch(watcher: Watcher, id: string): void {
  watchers.delete(watcher);
  if (hub?.state === HubConnectionState.Connected) {
    hub.invoke("Leave", id).catch(() => undefined);
  }
}
