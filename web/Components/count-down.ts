// <count-down data-until data-now>: the time to an end. Goes by how far the browser's clocks have moved since the page was
// drawn, not by what it shows. At the end the page is asked once what is so now.
import { stopwatch } from "./stopwatch";

/** <c>4:05</c>, and <c>23:04:05</c> where hours are left; as HoldClock.razor writes it. */
function words(rest: number): string {
  const [hours, minutes, seconds] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  const two = (number: number): string => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

class CountDown extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;
  #over = false;
  // A phone that wakes up shows what is so at once.
  #wake = (): void => {};

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
    const passed = stopwatch();
    const tick = (): void => {
      const rest = Math.max(0, Math.floor((left - passed()) / 1000));
      this.textContent = words(rest);
      if (rest > 0 || this.#over) return;
      this.#over = true;
      clearInterval(this.#timer);
      this.closest<HTMLElement & { reload?: () => void }>("turbo-frame[src]")?.reload?.();
      this.dispatchEvent(new CustomEvent("count-down:over", { bubbles: true }));
    };
    this.#timer = setInterval(tick, 500);
    this.#wake = () => { if (!document.hidden) tick(); };
    document.addEventListener("visibilitychange", this.#wake);
    window.addEventListener("pageshow", this.#wake);
    tick();
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#wake);
    window.removeEventListener("pageshow", this.#wake);
  }
}

customElements.define("count-down", CountDown);
