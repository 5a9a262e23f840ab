// <staff-bell data-count data-last>: counts on from what the page was drawn with. <staff-notices>: the list takes new ones in at its top.
import { listen, type NoticeMessage } from "../Live/staff-hub";

const MOST = 100;

class StaffBell extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = listen({
      notices: (notices) => this.#take(notices),
      bell: (unread, last) => this.#show(unread, Math.max(last, Number(this.dataset.last))),
      // What was missed is counted anew.
      ready: async (call) => { await call("CountBell"); },
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  // A member who is in several groups hears of one several times.
  #take(notices: NoticeMessage[]): void {
    const last = Number(this.dataset.last);
    const fresh = notices.filter((n) => n.id > last);
    if (fresh.length === 0) return;
    this.#show(Number(this.dataset.count) + fresh.length, Math.max(...fresh.map((n) => n.id)));
  }

  #show(count: number, last: number): void {
    this.dataset.count = String(Math.min(count, MOST));
    this.dataset.last = String(last);
    const figure = count >= MOST ? `${MOST - 1}+` : String(count);
    const mark = this.querySelector<HTMLElement>("[data-figure]");
    if (mark) {
      mark.hidden = count === 0;
      mark.textContent = figure;
    }
    const said = this.querySelector("[data-said]");
    if (said) said.textContent = count === 0 ? "Notifications, none unread" : `${figure} unread ${count === 1 ? "notification" : "notifications"}`;
  }
}

class StaffNotices extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    if (!this.hasAttribute("data-first")) return;
    this.#stop = listen({
      notices: (notices) => notices.forEach((n) => this.#add(n)),
      ready: async (call) => {
        // More than a page of them: the page is loaded again.
        const missed = (await call("CatchUpNotices", Number(this.#last?.value ?? 0))) as NoticeMessage[] | null;
        if (!missed) return location.reload();
        missed.forEach((n) => this.#add(n));
      },
    });
  }

  get #last(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("[name=up-to]");
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #add(notice: NoticeMessage): void {
    const rows = this.querySelector("[data-rows]");
    if (!rows || rows.querySelector(`[data-notice="${notice.id}"]`)) return;
    const template = document.createElement("template");
    template.innerHTML = notice.html;
    rows.prepend(template.content);
    this.querySelector<HTMLElement>("[data-empty]")?.setAttribute("hidden", "");
    const last = this.#last;
    if (last) last.value = String(Math.max(Number(last.value), notice.id));
    this.querySelector("form button")?.removeAttribute("disabled");
  }
}

customElements.define("staff-bell", StaffBell);
customElements.define("staff-notices", StaffNotices);
