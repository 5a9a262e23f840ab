// <live-reservations data-pass data-turn>: draws the page anew when one of its reservations changes. What happened while it was not connected, it
// asks for.
import * as Turbo from "@hotwired/turbo";
import type { HubConnection } from "@microsoft/signalr";
import { type Watcher, unwatch, watch } from "../Live/connection";

class LiveReservations extends HTMLElement implements Watcher {
  connectedCallback(): void {
    watch(this);
  }

  disconnectedCallback(): void {
    unwatch(this, "");
  }

  async connected(hub: HubConnection): Promise<void> {
    const turn: string | null = await hub.invoke("WatchReservations", this.dataset.pass ?? "");
    if (this.isConnected && turn !== null && turn !== this.dataset.turn) this.reservation();
  }

  // Nothing to do: the page is looked at again when it is connected.
  disconnected(): void {}
  homes(): void {}

  reservation(): void {
    Turbo.visit(location.href, { action: "replace" });
  }
}

customElements.define("live-reservations", LiveReservations);
