// <staff-dashboard>: its parts are drawn by the server and morph into the page, so that nobody's focus moves.
import { listen } from "../Live/staff-hub";
import { sayLive } from "../Live/live-rows";

class StaffDashboard extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = listen({
      // What was missed comes with the answer, as any other change does.
      ready: async (call) => {
        await call("WatchDashboard");
        sayLive(this, true);
      },
      lost: () => sayLive(this, false),
      leave: "Leave",
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }
}

customElements.define("staff-dashboard", StaffDashboard);
