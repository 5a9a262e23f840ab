// <live-visit data-project data-held data-slot data-lost data-none data-left>: keeps an open page of the journey true. Slots that others book are struck out
// where they stand; when the hold ends elsewhere, the page goes on to the one that says so.
import * as Turbo from "@hotwired/turbo";
import type { HubConnection } from "@microsoft/signalr";
import { type SlotsMessage, type Watcher, unwatch, watch } from "../Live/connection";

// While a form is on its way, and until the page that it leads to is there, its own answer brings the news.
let sending = 0;
let leaving = false;
document.addEventListener("turbo:submit-start", () => { sending += 1; });
document.addEventListener("turbo:submit-end", (event) => {
  sending -= 1;
  leaving = (event as CustomEvent<{ success?: boolean }>).detail.success === true;
});
document.addEventListener("turbo:load", () => { leaving = false; });

class LiveVisit extends HTMLElement implements Watcher {
  connectedCallback(): void {
    watch(this);
  }

  disconnectedCallback(): void {
    unwatch(this, this.dataset.project ?? "");
  }

  async connected(hub: HubConnection): Promise<void> {
    if (this.dataset.project) await hub.invoke("WatchProject", this.dataset.project).catch(() => undefined);
    await hub.invoke("WatchVisit").catch(() => undefined);
  }

  // Nothing to do: the server checks everything again at each step.
  disconnected(): void {}
  homes(): void {}
  project(): void {}

  visit(): void {
    if (sending === 0 && !leaving && this.dataset.held) Turbo.visit(this.dataset.lost ?? location.pathname, { action: "replace" });
  }

  slots(message: SlotsMessage): void {
    if (message.project !== this.dataset.project || sending > 0) return;
    for (const [id, open] of Object.entries(message.slots)) {
      showSlot(id, open);
      if (id === this.dataset.slot) tell("[data-slot-lost]", !open);
    }
    for (const [day, left] of Object.entries(message.days)) {
      document.querySelectorAll(`[data-day="${CSS.escape(day)}"]`).forEach((e) => { e.textContent = (left === 0 ? this.dataset.none : this.dataset.left?.replace("{0}", String(left))) ?? ""; });
    }
  }
}

function showSlot(id: string, open: boolean): void {
  const input = document.querySelector<HTMLInputElement>(`input[name="slot"][value="${CSS.escape(id)}"]`);
  if (!input || input.disabled === !open) return;
  const chosen = input.checked;
  input.disabled = !open;
  input.checked = chosen && open;
  input.closest(".slot")?.classList.toggle("lost", !open);
  const note = input.parentElement?.querySelector<HTMLElement>("[data-taken]");
  if (note) note.hidden = open;
  if (chosen && !open) tell("[data-choice-lost]", true);
}

function tell(what: string, shown: boolean): void {
  document.querySelectorAll<HTMLElement>(what).forEach((element) => { element.hidden = !shown; });
}

customElements.define("live-visit", LiveVisit);
