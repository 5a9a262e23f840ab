// <hold-clock data-lost data-minute data-minutes>: around a count-down. Says in words what is left at 5, 2 and 1 minutes, moves the bar, and goes on to the page
// that says what happened as soon as the time is over.
import * as Turbo from "@hotwired/turbo";
import { stopwatch } from "../Components/stopwatch";

const SPOKEN = [300, 120, 60];

class HoldClock extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;
  #said = Infinity;

  connectedCallback(): void {
    this.addEventListener("count-down:over", this.#over);
    const clock = this.querySelector<HTMLElement>("count-down");
    if (!clock) return;
    const left = (Number(clock.dataset.until) - Number(clock.dataset.now)) / 1000;
    const passed = stopwatch();
    this.#said = left;
    this.#timer = setInterval(() => this.#tick(left - passed() / 1000), 500);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.removeEventListener("count-down:over", this.#over);
  }

  #tick(rest: number): void {
    const bar = this.querySelector("progress");
    if (bar) bar.value = Math.max(0, rest);
    this.classList.toggle("soon", rest <= 120);
    if (!SPOKEN.some((at) => rest <= at && at < this.#said)) return;
    this.#said = rest;
    // A phone that slept through five minutes may have two left.
    const minutes = Math.max(1, Math.ceil(rest / 60));
    const words = (minutes === 1 ? this.dataset.minute : this.dataset.minutes?.replace("{0}", String(minutes))) ?? "";
    this.querySelectorAll("[data-say]").forEach((element) => { element.textContent = words; });
  }

  // A moment, so that the server's clock has passed the end as well.
  #over = (): void => {
    setTimeout(() => Turbo.visit(this.dataset.lost ?? location.pathname, { action: "replace" }), 400);
  };
}

customElements.define("hold-clock", HoldClock);
