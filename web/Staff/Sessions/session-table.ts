// <session-table data-first data-division data-community data-project data-status data-user>: rows change in place, new ones wait behind a button, and
// nothing moves under the cursor. What no longer fits the filters stays until the page is loaded again.
import { Known, listen, type Call, type Missed, type RowMessage } from "../Live/staff-hub";
import { freshPage, mark, parse, redraw, sayLive } from "../Live/live-rows";

const TICK = 5_000;
const MOST = 50;

class SessionTable extends HTMLElement {
  #stop: (() => void) | undefined;
  #waiting = new Map<string, RowMessage>();
  #since = 0;
  #known = new Known(0);
  #tick: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#since = Number(this.dataset.now);
    this.#known = new Known(Number(this.dataset.position));
    this.querySelector("[data-new]")?.addEventListener("click", this.#show);
    this.#tick = setInterval(() => this.#age(), TICK);
    this.querySelectorAll("tr[data-session]").forEach(stamp);
    this.#stop = listen({
      changed: (frame) => {
        frame.rows.forEach((row) => this.#take(row));
        this.#known.heard(frame.position);
      },
      ready: (call) => this.#ready(call),
      lost: () => {
        this.#known.lost();
        sayLive(this, false);
      },
    });
  }

  disconnectedCallback(): void {
    clearInterval(this.#tick);
    this.#waiting.clear();
    this.querySelector("[data-new]")?.removeEventListener("click", this.#show);
    this.#stop?.();
  }

  async #ready(call: Call): Promise<void> {
    const shown = [...this.querySelectorAll<HTMLElement>("tr[data-session]")].map((row) => row.dataset.session);
    const missed = (await call("CatchUpSessions", this.#known.position, shown)) as Missed<RowMessage>;
    missed.rows.forEach((row) => this.#take(row));
    if (!missed.whole && this.#first) await this.#readPage();
    this.#known.caughtUp(missed.position);
    sayLive(this, true);
  }

  async #readPage(): Promise<void> {
    for (const row of (await freshPage()).querySelectorAll<HTMLElement>("tr[data-session]")) {
      const { session: id = "", changed } = row.dataset;
      if (this.#find(id)) this.#replace(id, row, Number(changed));
      else if (this.#first) this.#wait({ id, html: row.outerHTML, division: null, community: null, project: null, status: null, user: "", started: 0, changed: Number(changed) });
    }
  }

  #take(row: RowMessage): void {
    const fresh = parse(row.html);
    if (!fresh) return;
    if (this.#find(row.id)) this.#replace(row.id, fresh, row.changed);
    else if (this.#first && this.#fits(row)) this.#wait(row);
  }

  get #first(): boolean {
    return this.hasAttribute("data-first");
  }

  #find(id: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`tr[data-session="${CSS.escape(id)}"]`);
  }

  #fits(row: RowMessage): boolean {
    const { division, community, project, status, user } = this.dataset;
    return (!division || division === row.division) && (!community || community === row.community) && (!project || project === row.project)
      && (!status || status === row.status) && (!user || user === row.user);
  }

  #replace(id: string, fresh: HTMLElement, changed: number): void {
    const old = this.#find(id);
    if (!old || changed < Number(old.dataset.changed)) return;
    stamp(fresh);
    redraw(old, fresh);
  }

  #wait(row: RowMessage): void {
    this.#waiting.set(row.id, row);
    if (this.#waiting.size > MOST) this.#waiting.delete(this.#waiting.keys().next().value!);
    this.#announce();
  }

  #announce(): void {
    const button = this.querySelector<HTMLElement>("[data-new]");
    if (!button) return;
    const count = this.#waiting.size;
    const all = [...this.#waiting.values()].every((row) => row.started > this.#since);
    const many = count >= MOST ? `${MOST} or more` : String(count);
    button.hidden = count === 0;
    button.textContent = all
      ? `${many} new ${count === 1 ? "session" : "sessions"}. Show ${count === 1 ? "it" : "them"}`
      : `${many} more ${count === 1 ? "session has" : "sessions have"} news. Show ${count === 1 ? "it" : "them"}`;
  }

  readonly #show = (): void => {
    const body = this.querySelector("[data-rows]");
    if (!body) return;
    for (const row of [...this.#waiting.values()].sort((a, b) => a.changed - b.changed)) {
      const fresh = parse(row.html);
      if (!fresh) continue;
      stamp(fresh);
      body.prepend(fresh);
      mark(fresh);
    }
    this.#waiting.clear();
    this.#announce();
    this.querySelector<HTMLElement>("[data-empty]")?.setAttribute("hidden", "");
    while (body.children.length > MOST) body.lastElementChild?.remove();
    this.#age();
  };

  #age(): void {
    for (const cell of this.querySelectorAll<HTMLElement>("[data-ago]")) {
      const seconds = (Number(cell.dataset.now) - Number(cell.dataset.ago) + performance.now() - Number(cell.dataset.drawn)) / 1000;
      cell.textContent = ago(Math.floor(seconds));
    }
  }
}

// When this browser got the row, by the clock that nobody sets.
function stamp(row: Element): void {
  row.querySelector("[data-ago]")?.setAttribute("data-drawn", String(performance.now()));
}

function ago(seconds: number): string {
  if (seconds < 10) return "now";
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3_600)} h` : `${Math.floor(seconds / 86_400)} d`;
}

customElements.define("session-table", SessionTable);
