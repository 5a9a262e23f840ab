// <look-again>: the page asks the server again by itself while somebody looks at it, every two seconds or as many as it says.
// Without scripts the browser does.
import * as Turbo from "@hotwired/turbo";

const EVERY = "2";

class LookAgain extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#timer = setInterval(() => {
      if (!document.hidden) Turbo.visit(location.href, { action: "replace" });
    }, Number(this.dataset.every ?? EVERY) * 1000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }
}

customElements.define("look-again", LookAgain);
