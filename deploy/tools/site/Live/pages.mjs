// Some of the open pages of visitors and staff: they listen and catch up as the scripts of the pages do (web/Live, web/Staff/Live). Says
// +1 when a page has caught up and -1 when it has lost its connection; told what changed, it answers what was seen of it.
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

const { address, cookie, visitors, staff, project, statuses, packages } = workerData;
const { HttpTransportType, HubConnectionBuilder, LogLevel } = createRequire(packages)("@microsoft/signalr");

const SETTLED = 2_000; // A change this long before a connection broke has to have been heard.
const AT_ONCE = 15;
const LOOKS = 10; // One in so many pages of staff compares itself with the server's when it is back: all would be a load of their own.
// A server that is short of time refuses a handshake: the library throws that beside failing the start.
process.on("uncaughtException", (error) => { if (!/handshake/i.test(error.message)) throw error; });
const clients = [];

const now = () => performance.timeOrigin + performance.now();
const patience = (attempt) => Math.min(30_000, 500 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random());

/** A page: what it heard when, what snapshots showed it when, how everything stands to it, and from when to when it was connected. */
class Client {
  keys = []; held = []; times = []; shown = []; state = new Map(); connected = []; wrong = [];

  constructor(hub, kind) {
    this.kind = kind;
    this.hub = new HubConnectionBuilder()
      .withUrl(address + hub, {
        transport: HttpTransportType.WebSockets, skipNegotiation: true, headers: kind === "staff" ? { Cookie: cookie } : {},
      })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (context) => patience(context.previousRetryCount) })
      .configureLogging(LogLevel.None)
      .build();
    this.hub.onreconnecting(() => this.leave());
    this.hub.onreconnected(() => this.ready());
    this.hub.onclose(() => { this.leave(); void this.start(1); });
  }

  saw(key, held) {
    this.keys.push(key); this.held.push(held); this.times.push(now());
    this.state.set(key, held);
  }

  leave() {
    const window = this.connected.at(-1);
    if (!window || window.to < Infinity) return;
    window.to = now();
    if (window.caughtUp) parentPort.postMessage(-1);
  }

  async start(attempt = 0) {
    try {
      await this.hub.start();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, patience(attempt)));
      return this.start(attempt + 1);
    }
    await this.ready();
  }

  // First heard, then asked, as the pages do.
  async ready() {
    try {
      await this.join();
      const window = { from: now(), to: Infinity, caughtUp: false };
      this.connected.push(window);
      for (const [key, held] of await this.snapshot()) {
        if (this.sawSince(key, window.from)) continue;
        this.state.set(key, held);
        this.shown.push({ key, held, at: now() });
      }
      window.caughtUp = window.to === Infinity;
      if (window.caughtUp) parentPort.postMessage(+1);
    } catch {
      await this.hub.stop(); // And from there on as after any end.
    }
  }

  sawSince(key, from) {
    for (let i = this.keys.length - 1; i >= 0 && this.times[i] >= from; i--) if (this.keys[i] === key) return true;
    return false;
  }
}

class Visitor extends Client {
  constructor() {
    super("/hubs/reserve", "visitor");
    this.hub.on("Homes", (message) => { for (const id in message.homes) this.saw(id, message.homes[id].status === "hold"); });
  }

  join() { return this.hub.invoke("WatchProject", project); }

  async snapshot() {
    const answer = await fetch(address + statuses);
    return Object.entries((await answer.json()).homes).map(([id, home]) => [id, home.status === "hold"]);
  }
}

class Staff extends Client {
  position = 0; rows = []; changed = new Map();

  constructor(looks) {
    super("/hubs/staff", "staff");
    this.looks = looks;
    this.hub.on("Sessions", (frame) => {
      for (const row of frame.rows) { this.saw(row.id, row.status === "holding"); this.take(row); }
      if (this.connected.at(-1)?.caughtUp) this.position = Math.max(this.position, frame.position);
    });
  }

  take({ id, changed }) { this.changed.set(id, Math.max(changed, this.changed.get(id) ?? 0)); }

  join() { return this.hub.invoke("Ready"); }

  // The page, and from then on what was missed; the page again where that was too much.
  async snapshot() {
    const before = this.position === 0 || this.looks ? await this.page() : null;
    const first = this.position === 0 ? this.adopt(before) : [];
    const missed = await this.hub.invoke("CatchUpSessions", this.position, this.rows);
    missed.rows.forEach((row) => this.take(row));
    const rows = missed.rows.map((row) => [row.id, row.status === "holding"]);
    const again = missed.whole ? [] : this.adopt(await this.page());
    this.position = Math.max(this.position, missed.position);
    // What the server's page had before that was asked has to be here now.
    for (const row of before?.rows ?? []) if ((this.changed.get(row.id) ?? 0) < row.changed) this.wrong.push(row.id);
    return [...first, ...rows, ...again];
  }

  async page() {
    const text = await (await fetch(`${address}/staff/sessions`, { headers: { Cookie: cookie } })).text();
    const rows = [...text.matchAll(/<tr data-session="([^"]+)" data-changed="(\d+)"[\s\S]*?<\/tr>/g)]
      .map(([row, id, changed]) => ({ id, changed: Number(changed), held: row.includes("st-hold") }));
    return { rows, position: Number(/data-position="(\d+)"/.exec(text)[1]) };
  }

  adopt({ rows, position }) {
    this.position = Math.max(this.position, position);
    this.rows = rows.map((row) => row.id);
    rows.forEach((row) => this.take(row));
    return rows.map((row) => [row.id, row.held]);
  }
}

for (let i = 0; i < visitors; i++) clients.push(new Visitor());
for (let i = 0; i < staff; i++) clients.push(new Staff(i % LOOKS === 0));
for (let i = 0; i < clients.length; i += AT_ONCE) await Promise.all(clients.slice(i, i + AT_ONCE).map((c) => c.start()));

// What changed, by what it changed, in the order of time.
const changes = await new Promise((resolve) => parentPort.once("message", resolve));
const history = { visitor: new Map(), staff: new Map() };
for (const change of changes.sort((a, b) => a.asked - b.asked)) {
  for (const [kind, key] of [["visitor", change.unit], ["staff", change.session]]) {
    if (!history[kind].has(key)) history[kind].set(key, []);
    history[kind].get(key).push(change);
  }
}

// Calm: of connections that have not been broken yet. Waiting: with those that were broken, until the snapshot that they had when they were back.
const latencies = { visitor: [], staff: [], calm: [], waiting: [] };
const examples = [];
let missed = 0;
function miss(text) {
  missed++;
  if (examples.length < 5) examples.push(text);
}

// A change is heard with the first sight of it or of what came after it: changes of one thing in one moment are told as one.
function sightsOf(kind, shown) {
  const sights = new Map();
  for (const { key, held, at } of shown) {
    const index = history[kind].get(key)?.findLastIndex((c) => c.asked <= at && c.held === held) ?? -1;
    if (index >= 0) (sights.get(key) ?? sights.set(key, []).get(key)).push({ index, at });
  }
  return sights;
}

for (const client of clients) {
  const heard = client.keys.map((key, i) => ({ key, held: client.held[i], at: client.times[i] }));
  const sights = sightsOf(client.kind, heard);
  const all = sightsOf(client.kind, [...heard, ...client.shown].sort((a, b) => a.at - b.at));
  for (const key of client.wrong) miss(`${client.kind} had not ${key} as the server had it, once it had caught up`);
  for (const [key, changes] of history[client.kind]) {
    const seen = sights.get(key) ?? [];
    changes.forEach((change, index) => {
      const shown = change.counted && all.get(key)?.find((s) => s.index >= index && s.at > change.asked);
      if (shown) latencies.waiting.push(shown.at - change.asked);
      const window = client.connected.find((w) => change.asked > w.from && change.asked < w.to);
      if (!window) return; // It came by the snapshot.
      const sight = seen.find((s) => s.index >= index && s.at < window.to);
      if (sight) { if (change.counted) for (const kind of window === client.connected[0] ? [client.kind, "calm"] : [client.kind]) latencies[kind].push(sight.at - change.asked); }
      else if (change.asked + SETTLED < window.to) miss(`${client.kind} did not hear ${key} ${change.held}`);
    });
    if (client.state.has(key) && client.state.get(key) !== changes.at(-1).held) miss(`${client.kind} is wrong about ${key}`);
  }
}

const seen = Object.fromEntries(Object.entries(latencies).map(([kind, all]) => [kind, Float64Array.from(all)]));
parentPort.postMessage({ ...seen, missed, examples });
