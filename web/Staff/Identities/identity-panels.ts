// <identity-panels data-division data-community data-today>: rows change in place and go over to the other panel when somebody is verified;
// who begins waits behind a button, so that nothing moves under the cursor.
import { Known, listen, type Call, type IdentityMessage, type Missed } from "../Live/staff-hub";
import { freshPage, mark, parse, redraw, sayLive } from "../Live/live-rows";

const MOST = 25;

class IdentityPanels extends HTMLElement {
  #stop: (() => void) | undefined;
  #waiting = new Map<string, IdentityMessage>();
  #known = new Known(0);

  connectedCallback(): void {
    this.#known = new Known(Number(this.dataset.position));
    this.#panels.forEach((panel) => panel.querySelector("[data-new]")?.addEventListener("click", this.#show));
    this.#stop = listen({
      identities: (frame) => {
        frame.rows.forEach((row) => this.#take(row));
        this.#known.heard(frame.position);
      },
      ready: (call) => this.#ready(call),
      lost: () => {
        this.#known.lost();
        sayLive(this, false);
      },
      leave: "Leave",
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#waiting.clear();
  }

  get #panels(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-panel]")];
  }

  async #ready(call: Call): Promise<void> {
    const shown = [...this.querySelectorAll<HTMLElement>("tr[data-contact]")].map((row) => row.dataset.contact);
    const missed = (await call("CatchUpIdentities", this.#known.position, shown)) as Missed<IdentityMessage>;
    missed.rows.forEach((row) => this.#take(row));
    if (!missed.whole) await this.#readPage();
    this.#known.caughtUp(missed.position);
    await call("WatchIdentities", location.search);
    sayLive(this, true);
  }

  async #readPage(): Promise<void> {
    for (const row of (await freshPage()).querySelectorAll<HTMLElement>("tr[data-contact]")) {
      const panel = row.closest<HTMLElement>("[data-panel]")?.dataset.panel ?? "";
      this.#take({ id: row.dataset.contact ?? "", html: row.outerHTML, panel, division: null, community: null, changed: Number(row.dataset.changed) }, true);
    }
  }

  #take(message: IdentityMessage, listed = false): void {
    const old = this.querySelector<HTMLElement>(`tr[data-contact="${CSS.escape(message.id)}"]`);
    if (old && message.changed < Number(old.dataset.changed)) return;
    const fresh = parse(message.html);
    if (old?.closest<HTMLElement>("[data-panel]")?.dataset.panel === message.panel) {
      if (fresh) redraw(old, fresh);
    } else if (old) {
      old.remove();
      this.#add(message);
    } else if (listed || this.#fits(message)) this.#wait(message);
  }

  #fits(message: IdentityMessage): boolean {
    const { division, community } = this.dataset;
    return this.hasAttribute("data-today") && (!division || division === message.division) && (!community || community === message.community);
  }

  #wait(message: IdentityMessage): void {
    if (!this.#find(message.panel)?.hasAttribute("data-first")) return;
    this.#waiting.set(message.id, message);
    if (this.#waiting.size > 2 * MOST) this.#waiting.delete(this.#waiting.keys().next().value!);
    this.#announce();
  }

  #find(panel: string): HTMLElement | undefined {
    return this.#panels.find((p) => p.dataset.panel === panel);
  }

  #announce(): void {
    for (const panel of this.#panels) {
      const button = panel.querySelector<HTMLElement>("[data-new]");
      const count = [...this.#waiting.values()].filter((m) => m.panel === panel.dataset.panel).length;
      if (!button) continue;
      button.hidden = count === 0;
      button.textContent = count === 1 ? "1 more has news. Show it" : `${count} more have news. Show them`;
    }
  }

  readonly #show = (event: Event): void => {
    const shown = (event.currentTarget as Element).closest<HTMLElement>("[data-panel]")?.dataset.panel;
    for (const message of [...this.#waiting.values()].filter((m) => m.panel === shown).sort((a, b) => a.changed - b.changed)) {
      this.#waiting.delete(message.id);
      this.#add(message);
    }
    this.#announce();
  };

  #add(message: IdentityMessage): void {
    const panel = this.#find(message.panel);
    const body = panel?.querySelector("[data-rows]");
    if (!panel?.hasAttribute("data-first") || !body) return;
    this.#put(message, (fresh) => body.prepend(fresh));
    panel.querySelector("[data-empty]")?.setAttribute("hidden", "");
    while (body.children.length > MOST) body.lastElementChild?.remove();
  }

  #put(message: IdentityMessage, place: (fresh: Element) => void): void {
    const fresh = parse(message.html);
    if (!fresh) return;
    place(fresh);
    mark(fresh);
  }
}

customElements.define("identity-panels", IdentityPanels);
