// <session-details data-session>: the panel is drawn anew when its session changes, at most once a second and never under the hands of who
// is filling in a form of it.
import { listen } from "../Live/staff-hub";

const PACE = 1_000;

interface Frame extends HTMLElement { src: string | null; reload(): Promise<void> }

class SessionDetails extends HTMLElement {
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stale = false;
  #drawn = performance.now();
  #heard = false;

  connectedCallback(): void {
    this.#stop = listen({
      changed: (frame) => { if (frame.rows.some((row) => row.id === this.dataset.session)) this.#refresh(); },
      // The first time the panel is as fresh as the connection.
      ready: () => { if (this.#heard) this.#refresh(); this.#heard = true; },
      lost: () => undefined,
    });
    this.addEventListener("toggle", this.#settle, true);
  }

  disconnectedCallback(): void {
    this.#stop?.();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.removeEventListener("toggle", this.#settle, true);
  }

  #refresh(): void {
    this.#stale = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#settle();
    }, Math.max(0, this.#drawn + PACE - performance.now()));
  }

  readonly #settle = (): void => {
    const frame = this.closest<Frame>("turbo-frame");
    if (!this.#stale || !frame || this.querySelector("details[open]")) return;
    this.#stale = false;
    this.#drawn = performance.now();
    const address = `/staff/sessions/${this.dataset.session}`;
    if (frame.getAttribute("src")?.endsWith(address)) void frame.reload();
    else frame.src = address;
  };
}

customElements.define("session-details", SessionDetails);

let opener: string | undefined;

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const copy = target.closest<HTMLElement>("[data-copy]");
  if (copy) return void copied(copy);
  opener = target.closest<HTMLAnchorElement>("a.open")?.getAttribute("href") ?? opener;
  if (target.closest("[data-close]") && close()) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && close()) event.preventDefault();
});

// Opened by hand: reading goes on in the panel. Drawn anew by itself: nobody's focus moves.
document.addEventListener("turbo:frame-load", (event) => {
  const frame = event.target as HTMLElement;
  if (frame.id !== "details" || !opener || !frame.closest("session-table")) return;
  if (frame.dataset.opened === opener) return;
  frame.dataset.opened = opener;
  frame.querySelector<HTMLElement>("#details-title")?.focus();
});

/** Closes the panel beside the table; false where it is a page of its own. */
function close(): boolean {
  const frame = document.querySelector<HTMLElement>("session-table turbo-frame#details");
  if (!frame?.firstElementChild) return false;
  frame.removeAttribute("src");
  frame.replaceChildren();
  delete frame.dataset.opened;
  document.querySelector<HTMLElement>(`a.open[href="${opener}"]`)?.focus();
  opener = undefined;
  return true;
}

async function copied(button: HTMLElement): Promise<void> {
  const text = button.dataset.copy ?? "";
  const said = button.parentElement?.querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(text);
    if (said) said.textContent = `${text} copied`;
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1_500);
  } catch {
    // Not allowed here: the text is marked, to be copied by hand.
    getSelection()?.selectAllChildren(button);
    if (said) said.textContent = `${text} is marked, copy it with the keyboard`;
  }
}
