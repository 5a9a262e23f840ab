// <live-visit data-pass data-project data-held data-slot data-own data-lost data-none data-left>: keeps an open page of the journey true. Slots that others book are
// struck out where they stand, the reader's own booking (data-own) never; when the hold ends or the home is reserved elsewhere, the page goes on to the one that says so. What happened while the
// page was not connected, it asks for.
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
  private hub: HubConnection | null = null;

  connectedCallback(): void {
    watch(this);
  }

  disconnectedCallback(): void {
    unwatch(this, this.dataset.project ?? "");
  }

  async connected(hub: HubConnection): Promise<void> {
    this.hub = hub;
    await this.look();
    if (!this.dataset.project) return;
    await hub.invoke("WatchProject", this.dataset.project);
    if (this.dataset.slot || document.querySelector('input[name="slot"]')) {
      const now: SlotsMessage = await hub.invoke("LookAtSlots", this.dataset.project);
      if (this.isConnected) this.slots(now);
    }
  }

  // Nothing to do: the server checks everything again at each step.
  disconnected(): void {}
  homes(): void {}
  project(): void {}

  visit(): void {
    if (sending === 0 && !leaving && this.dataset.held) Turbo.visit(this.dataset.lost ?? location.pathname, { action: "replace" });
  }

  // Where the visit stands at the server; a page that shows a hold which is over goes on.
  private async look(): Promise<string | null> {
    const turn: string | null = (await this.hub?.invoke("WatchVisit", this.dataset.pass ?? null)) ?? null;
    if (this.isConnected && turn !== null && turn !== "submitting" && turn !== this.dataset.held) this.visit();
    return turn;
  }

  // The time may be gone because this very visit has booked it, in another window.
  private async tellOfSlot(open: boolean): Promise<void> {
    const turn = open ? null : await this.look().catch(() => null);
    if (turn !== "submitting" && !turn?.startsWith("reserved")) tell("[data-slot-lost]", !open);
  }

  slots(message: SlotsMessage): void {
    if (message.project !== this.dataset.project || sending > 0) return;
    for (const [id, open] of Object.entries(message.slots)) {
      if (id !== this.dataset.own) showSlot(id, open);
      if (id === this.dataset.slot) void this.tellOfSlot(open);
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
