// Open pages of visitors and staff, as many as are asked for, in threads (pages.mjs). First line in: what to open. A line out whenever all are
// connected and have caught up: the seconds it took. Next line in: what changed. Last line out: what was seen of it.
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";

// A loop of Node that more than 1,024 sockets wake at once takes their messages and, for many seconds, nothing else: no timer, no answer.
const MOST_IN_A_THREAD = 700;

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const next = async () => JSON.parse((await lines.next()).value);
const { visitors, staff, ...place } = await next();

let behind = visitors + staff;
let since = Date.now();

/** A page has caught up, or lost its connection. */
function moved(by) {
  if (by < 0 && behind === 0) since = Date.now();
  behind -= by;
  if (behind === 0) console.log((Date.now() - since) / 1000);
}

const threads = Math.ceil((visitors + staff) / MOST_IN_A_THREAD);
const share = (all, i) => Math.floor((all * (i + 1)) / threads) - Math.floor((all * i) / threads);
const seen = Array.from({ length: threads }, (_, i) => {
  const worker = new Worker(new URL("pages.mjs", import.meta.url), { workerData: { ...place, visitors: share(visitors, i), staff: share(staff, i) } });
  const end = new Promise((resolve) => worker.on("message", (said) => (typeof said === "number" ? moved(said) : resolve(said))));
  return { worker, end };
});

const changes = await next();
seen.forEach(({ worker }) => worker.postMessage(changes));
const heard = await Promise.all(seen.map(({ end }) => end));

function percentile(sorted, share) {
  return sorted.length === 0 ? 0 : Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] * 10) / 10;
}

function sorted(parts) {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all.sort();
}

const [ofVisitors, ofStaff] = [sorted(heard.map((h) => h.visitor)), sorted(heard.map((h) => h.staff))];
const all = sorted([ofVisitors, ofStaff]);
console.log(JSON.stringify({
  seen: all.length, lost: heard.reduce((sum, h) => sum + h.missed, 0), p50: percentile(all, 0.5), p99: percentile(all, 0.99),
  visitorsP99: percentile(ofVisitors, 0.99), staffP99: percentile(ofStaff, 0.99), calmP99: percentile(sorted(heard.map((h) => h.calm)), 0.99),
  withWaitingP99: percentile(sorted(heard.map((h) => h.waiting)), 0.99), examples: heard.flatMap((h) => h.examples).slice(0, 5),
}));
process.exit(0);
