// <queue-place data-unit data-place data-position data-offered>: keeps one's place in line as it is now, and loads the page again when
// one's turn comes or the place is gone.
import * as Turbo from "@hotwired/turbo";
import type { HubConnection } from "@microsoft/signalr";
import { type QueueMessage, type Watcher, unwatch, watch } from "../Live/connection";

class QueuePlace extends HTMLElement implements Watcher {
  connectedCallback(): void {
    watch(this);
  }

  disconnectedCallback(): void {
    unwatch(this, this.dataset.unit ?? "");
  }

  async connected(hub: HubConnection): Promise<void> {
    const now: QueueMessage | null = await hub.invoke("WatchQueue", this.dataset.unit);
    if (now) this.queue(now);
  }

  // The server decides again at each step; the mail comes in any case.
  disconnected(): void {}
  homes(): void {}
  project(): void {}

  queue(message: QueueMessage): void {
    if (message.unit !== this.dataset.unit) return;
    const position = message.places.indexOf(this.dataset.place ?? "") + 1;
    const before = Number(this.dataset.position);
    const offered = message.offered === this.dataset.place;
    if (offered !== (this.dataset.offered === "true") || (position === 0) !== (before === 0)) {
      Turbo.visit(location.pathname, { action: "replace" });
      return;
    }
    this.dataset.position = String(position);
    this.querySelectorAll<HTMLElement>("[data-standing]").forEach((e) => {
      e.textContent = (e.dataset.standing ?? "").replace("{0}", String(position)).replace("{1}", String(message.places.length));
    });
  }
}

customElements.define("queue-place", QueuePlace);
