// <staff-dashboard>: its parts are drawn by the server and morph into the page, so that nobody's focus moves.
import { listen } from "../Live/staff-hub";

class StaffDashboard extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = listen({
      // What was missed comes with the answer, as any other change does.
      ready: async (call) => {
        await call("WatchDashboard");
        this.#say(true);
      },
      lost: () => this.#say(false),
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #say(live: boolean): void {
    const badge = this.querySelector<HTMLElement>("[data-live]");
    if (!badge) return;
    badge.hidden = false;
    badge.classList.toggle("off", !live);
    badge.textContent = live ? "Live" : "Reconnecting";
  }
}

customElements.define("staff-dashboard", StaffDashboard);
