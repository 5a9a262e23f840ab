// <site-map>: zoom and pan of a map that works without. Buttons, wheel with Ctrl, pinch, double tap, drag once it is zoomed, and the
// keyboard: + - 0 and the arrows. The picture is SVG, so zooming is a smaller viewBox and labels stay sharp.
import { visit } from "@hotwired/turbo";

interface Box { x: number; y: number; width: number; height: number }

const MOST = 6;
const STEP = 1.6;
const DRAG_STARTS = 6;

class SiteMap extends HTMLElement {
  #whole: Box = { x: 0, y: 0, width: 1, height: 1 };
  #box: Box = this.#whole;
  #svg: SVGSVGElement | null = null;
  #pointers = new Map<number, PointerEvent>();
  #moved = 0;
  #life = new AbortController();

  connectedCallback(): void {
    this.#life.abort();
    this.#svg = this.querySelector("svg.plan");
    if (!this.#svg) return;
    const { x, y, width, height } = this.#svg.viewBox.baseVal;
    this.#whole = this.#box = { x, y, width, height };
    const tools = this.querySelector<HTMLElement>(".map-tools");
    if (tools) tools.hidden = false;
    const { signal } = (this.#life = new AbortController());
    this.#show(this.#box);
    this.addEventListener("click", (e) => this.#click(e), { signal, capture: true });
    document.addEventListener("turbo:morph", () => this.connectedCallback(), { signal }); // Another floor was drawn into this element.
    this.addEventListener("keydown", (e) => this.#key(e), { signal });
    this.#svg.addEventListener("wheel", (e) => this.#wheel(e), { signal, passive: false });
    this.#svg.addEventListener("dblclick", (e) => { e.preventDefault(); this.#zoom(STEP, e); }, { signal });
    this.#svg.addEventListener("pointerdown", (e) => this.#down(e), { signal });
    this.#svg.addEventListener("pointermove", (e) => this.#move(e), { signal });
    for (const end of ["pointerup", "pointercancel", "pointerleave"] as const) this.#svg.addEventListener(end, (e) => this.#up(e), { signal });
    this.#svg.addEventListener("focusin", (e) => this.#reveal(e.target as SVGGraphicsElement), { signal });
    this.#svg.addEventListener("dragstart", (e) => e.preventDefault(), { signal });
  }

  disconnectedCallback(): void {
    this.#life.abort();
    this.#show(this.#whole);
  }

  get #scale(): number {
    return this.#whole.width / this.#box.width;
  }

  #show(box: Box): void {
    const width = Math.min(this.#whole.width, Math.max(this.#whole.width / MOST, box.width));
    const height = (width * this.#whole.height) / this.#whole.width;
    const x = Math.min(Math.max(box.x, this.#whole.x), this.#whole.x + this.#whole.width - width);
    const y = Math.min(Math.max(box.y, this.#whole.y), this.#whole.y + this.#whole.height - height);
    this.#box = { x, y, width, height };
    this.#svg?.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    // Labels that had to be small grow with the map up to their usual size; from there on they keep it.
    const grown = Number(this.dataset.fit ?? 1) * this.#scale;
    this.#svg?.style.setProperty("--label", `${Math.max(0.45, Math.min(1, 1 / grown))}`);
    const zoomed = this.#scale > 1.01;
    this.classList.toggle("zoomed", zoomed);
    for (const button of this.querySelectorAll<HTMLButtonElement>("[data-zoom]")) {
      button.disabled = button.dataset.zoom === "in" ? this.#scale > MOST - 0.01 : !zoomed;
    }
  }

  #zoom(by: number, at?: { clientX: number; clientY: number }): void {
    const { x, y, width, height } = this.#box;
    const rect = this.#svg!.getBoundingClientRect();
    const fx = at ? (at.clientX - rect.left) / rect.width : 0.5;
    const fy = at ? (at.clientY - rect.top) / rect.height : 0.5;
    const size = Math.min(this.#whole.width, Math.max(this.#whole.width / MOST, width / by)) / width;
    this.#show({ x: x + width * fx * (1 - size), y: y + height * fy * (1 - size), width: width * size, height: height * size });
  }

  #pan(dx: number, dy: number): void {
    this.#show({ ...this.#box, x: this.#box.x + dx, y: this.#box.y + dy });
  }

  #click(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>("[data-zoom]");
    if (button?.dataset.zoom === "all") this.#show(this.#whole);
    else if (button) this.#zoom(button.dataset.zoom === "in" ? STEP : 1 / STEP);
    else if (this.#moved > DRAG_STARTS) {
      event.preventDefault(); // The end of a drag is no click.
      event.stopPropagation();
    } else this.#follow(event);
  }

  // Turbo takes the address of every link for a text, which that of a link in SVG is not: such a click is kept from it.
  #follow(event: MouseEvent): void {
    const address = (event.target as Element).closest("a")?.getAttribute("href");
    if (!address) return;
    event.stopPropagation();
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // Another tab or window.
    event.preventDefault();
    visit(address);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = this.#box.width / 6;
    const acts: Record<string, () => void> = {
      "+": () => this.#zoom(STEP), "=": () => this.#zoom(STEP), "-": () => this.#zoom(1 / STEP), "0": () => this.#show(this.#whole),
      ArrowLeft: () => this.#pan(-step, 0), ArrowRight: () => this.#pan(step, 0), ArrowUp: () => this.#pan(0, -step), ArrowDown: () => this.#pan(0, step),
    };
    const act = acts[event.key];
    if (!act || (event.key.startsWith("Arrow") && this.#scale <= 1.01)) return;
    event.preventDefault();
    act();
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return; // The wheel alone scrolls the page.
    event.preventDefault();
    this.#zoom(Math.exp(-event.deltaY / 180), event);
  }

  #down(event: PointerEvent): void {
    this.#pointers.set(event.pointerId, event);
    this.#moved = 0;
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const rect = this.#svg!.getBoundingClientRect();
    const others = [...this.#pointers.values()].filter((p) => p.pointerId !== event.pointerId);
    const other = others[0];
    if (other) {
      const spread = (p: PointerEvent): number => Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY);
      const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
      if (spread(before) > 0) this.#zoom(spread(event) / spread(before), middle);
      this.#moved += DRAG_STARTS;
    } else if (this.#scale > 1.01) {
      this.#moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
      if (this.#moved > DRAG_STARTS) {
        this.classList.add("dragging");
        this.#pan(((before.clientX - event.clientX) / rect.width) * this.#box.width, ((before.clientY - event.clientY) / rect.height) * this.#box.height);
      }
    }
    this.#pointers.set(event.pointerId, event);
  }

  #up(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    this.classList.remove("dragging");
  }

  /** Brings a shape that got the focus into view. */
  #reveal(shape: SVGGraphicsElement): void {
    if (this.#scale <= 1.01 || !shape.getBBox) return;
    const { x, y, width, height } = shape.getBBox();
    const box = this.#box;
    const inside = x >= box.x && y >= box.y && x + width <= box.x + box.width && y + height <= box.y + box.height;
    if (inside) return;
    this.#show({ ...box, x: x + width / 2 - box.width / 2, y: y + height / 2 - box.height / 2 });
    // The browser has scrolled to where the shape was before: on a phone far from the map.
    shape.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

customElements.define("site-map", SiteMap);
