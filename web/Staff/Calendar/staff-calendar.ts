// <staff-calendar>: an appointment that may be moved is dragged with the mouse to a free time of the days that are shown. The drop opens the
// form that moves it, with the time filled in: nothing has moved before somebody has said why. Fingers and keyboards use its Move button.
// What is booked, moved or given back elsewhere is drawn by the server and morphs in; during a drag it waits.
import { visit } from "@hotwired/turbo";
import { listen } from "../Live/staff-hub";
import { mark, sayLive } from "../Live/live-rows";

interface FreeTime { slot: string; day: string; cell: string; time: string }

const START = 6;

class StaffCalendar extends HTMLElement {
  #from: { mark: HTMLElement; x: number; y: number } | undefined;
  #lifted: HTMLElement | undefined;
  #over: HTMLElement | undefined;
  #ask: AbortController | undefined;
  #stop: (() => void) | undefined;
  #held = new Map<string, Element>();

  connectedCallback(): void {
    this.addEventListener("pointerdown", this.#down);
    document.addEventListener("pointermove", this.#move);
    document.addEventListener("pointerup", this.#up);
    document.addEventListener("pointercancel", this.#cancel);
    document.addEventListener("keydown", this.#escape);
    document.addEventListener("turbo:before-stream-render", this.#draw);
    this.#stop = listen({
      ready: async (call) => {
        await call("WatchCalendar", location.search);
        sayLive(this, true);
      },
      lost: () => sayLive(this, false),
      leave: "Leave",
    });
  }

  disconnectedCallback(): void {
    this.removeEventListener("pointerdown", this.#down);
    document.removeEventListener("pointermove", this.#move);
    document.removeEventListener("pointerup", this.#up);
    document.removeEventListener("pointercancel", this.#cancel);
    document.removeEventListener("keydown", this.#escape);
    document.removeEventListener("turbo:before-stream-render", this.#draw);
    this.#stop?.();
    this.#held.clear();
    this.#settle();
  }

  readonly #down = (event: PointerEvent): void => {
    const mark = (event.target as Element).closest<HTMLElement>("[data-move]");
    if (!mark?.dataset.move || event.button !== 0 || event.pointerType === "touch" || (event.target as Element).closest(".move")) return;
    event.preventDefault();
    this.#from = { mark, x: event.clientX, y: event.clientY };
  };

  readonly #move = (event: PointerEvent): void => {
    if (!this.#from) return;
    if (!this.#lifted && Math.hypot(event.clientX - this.#from.x, event.clientY - this.#from.y) < START) return;
    if (!this.#lifted) void this.#lift(this.#from.mark);
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-free]") ?? undefined;
    if (over === this.#over) return;
    this.#over?.classList.remove("over");
    over?.classList.add("over");
    this.#over = over;
  };

  readonly #up = (): void => {
    const { mark } = this.#from ?? {};
    const { free } = this.#over?.dataset ?? {};
    const dragged = this.#lifted !== undefined;
    this.#settle();
    if (!mark || !dragged) return;
    // The click that ends a drag is not meant for the link below it.
    addEventListener("click", swallow, { capture: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (free) visit(`/staff/calendar/${mark.dataset.move}/move?slot=${encodeURIComponent(free)}&back=${encodeURIComponent(location.search)}`);
    else this.#say("Nothing was moved: let go on a free time.");
  };

  readonly #cancel = (): void => this.#settle();

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.#lifted) this.#settle();
  };

  readonly #draw = (event: Event): void => {
    const stream = event.target as Element;
    const part = stream.getAttribute("targets") ?? "";
    if (!this.querySelector(part)) return;
    if (this.#from) {
      event.preventDefault();
      this.#held.set(part, stream.cloneNode(true) as Element);
      return;
    }
    const { detail } = event as CustomEvent<{ render(stream: Element): Promise<void> }>;
    const { render } = detail;
    detail.render = async (drawn) => {
      const before = new Map(this.#marks.map((m) => [m.id, m.dataset.at]));
      await render(drawn);
      this.#marks.filter((m) => before.get(m.id) !== m.dataset.at).forEach(mark);
    };
  };

  get #marks(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(".appt[id]")];
  }

  async #lift(mark: HTMLElement): Promise<void> {
    this.#lifted = mark;
    mark.classList.add("lifted");
    const days = [...this.querySelectorAll<HTMLElement>("[data-cell], [data-day]")].map((c) => (c.dataset.day ?? c.dataset.cell!).slice(0, 10)).sort();
    this.#ask = new AbortController();
    try {
      const answer = await fetch(`/staff/calendar/${mark.dataset.move}/free?from=${days[0]}&to=${days.at(-1)}`, { signal: this.#ask.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const free = (await answer.json()) as FreeTime[];
      if (this.#lifted !== mark) return;
      for (const time of free) this.#offer(time);
      this.#say(free.length === 0 ? "No time is free in these days." : `${free.length} free times.`);
    } catch {
      if (this.#lifted === mark) this.#say("Free times could not be loaded. Use the Move button.");
    }
  }

  // In a month a day takes the first free time of it; the form has the others.
  #offer(time: FreeTime): void {
    const cell = this.querySelector<HTMLElement>(`[data-cell="${time.cell}"], [data-day="${time.day}"]`);
    if (!cell || (cell.dataset.day && cell.querySelector("[data-free]"))) return;
    const offer = document.createElement("div");
    offer.className = "appt open free";
    offer.dataset.free = time.slot;
    offer.textContent = time.time;
    cell.append(offer);
  }

  #settle(): void {
    this.#ask?.abort();
    this.#lifted?.classList.remove("lifted");
    this.querySelectorAll("[data-free]").forEach((offer) => offer.remove());
    this.#from = this.#lifted = this.#over = this.#ask = undefined;
    document.documentElement.append(...this.#held.values());
    this.#held.clear();
  }

  #say(text: string): void {
    const said = this.querySelector<HTMLElement>("[data-said]");
    if (said) said.textContent = text;
  }
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

customElements.define("staff-calendar", StaffCalendar);
