// <count-down data-until data-now>: minutes and seconds to an end. Goes by how far the browser's clock has moved since the page was
// drawn, not by what it shows. At the end the page is asked once what is so now.
class CountDown extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;
  #over = false;

  static readonly observedAttributes = ["data-until"];

  // A page that is drawn anew in place brings another end.
  attributeChangedCallback(_: string, before: string | null): void {
    if (before === null || !this.isConnected) return;
    this.disconnectedCallback();
    this.connectedCallback();
  }

  connectedCallback(): void {
    this.#over = false;
    const left = Number(this.dataset.until) - Number(this.dataset.now);
    const from = performance.now();
    const tick = (): void => {
      const rest = Math.max(0, Math.floor((left - (performance.now() - from)) / 1000));
      this.textContent = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
      if (rest > 0 || this.#over) return;
      this.#over = true;
      clearInterval(this.#timer);
      this.closest<HTMLElement & { reload?: () => void }>("turbo-frame[src]")?.reload?.();
      this.dispatchEvent(new CustomEvent("count-down:over", { bubbles: true }));
    };
    this.#timer = setInterval(tick, 500);
    tick();
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }
}

customElements.define("count-down", CountDown);
