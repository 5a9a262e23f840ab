// <look-again>: the page asks the server again by itself, every two seconds while somebody looks at it. Without scripts the browser does.
import * as Turbo from "@hotwired/turbo";

const EVERY = 2000;

class LookAgain extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#timer = setInterval(() => {
      if (!document.hidden) Turbo.visit(location.href, { action: "replace" });
    }, EVERY);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }
}

customElements.define("look-again", LookAgain);
