// <session-details data-session>: its parts are drawn by the server when something changes and morph in, but never under the hands of who is
// filling in a form of them: those wait until it is closed.
import { listen } from "../Live/staff-hub";
import { sayLive } from "../Live/live-rows";

class SessionDetails extends HTMLElement {
  #stop: (() => void) | undefined;
  #waiting = new Map<string, Element>();

  connectedCallback(): void {
    document.addEventListener("turbo:before-stream-render", this.#draw);
    this.addEventListener("toggle", this.#settle, true);
    this.addEventListener("turbo:before-morph-attribute", keepOpen);
    this.#stop = listen({
      // What was missed comes with the answer, as any other change does.
      ready: async (call) => {
        await call("WatchDetails", this.dataset.session);
        this.#say(true);
      },
      lost: () => this.#say(false),
      leave: "Leave",
    });
  }

  disconnectedCallback(): void {
    document.removeEventListener("turbo:before-stream-render", this.#draw);
    this.removeEventListener("toggle", this.#settle, true);
    this.removeEventListener("turbo:before-morph-attribute", keepOpen);
    this.#waiting.clear();
    this.#stop?.();
  }

  // Beside the table it is the table that says so.
  #say(live: boolean): void {
    const page = this.closest(".details-page");
    if (page) sayLive(page, live);
  }

  readonly #draw = (event: Event): void => {
    const stream = event.target as Element;
    const targets = stream.getAttribute("targets") ?? "";
    const part = targets.startsWith("session-details") ? document.querySelector(targets) : null;
    if (!part || !this.contains(part)) return;
    if (part.querySelector("details[open]")) {
      event.preventDefault();
      this.#waiting.set(targets, stream.cloneNode(true) as Element);
      return;
    }
    const { detail } = event as CustomEvent<{ render(stream: Element): Promise<void> }>;
    const { render } = detail;
    detail.render = async (drawn) => {
      await render(drawn);
      this.#sign(part);
    };
  };

  readonly #settle = (): void => {
    for (const [targets, stream] of this.#waiting) {
      if (document.querySelector(`${targets} details[open]`)) continue;
      this.#waiting.delete(targets);
      document.documentElement.append(stream);
    }
  };

  // A form that was drawn for all who look has no token: it gets that of the page, which is the member's own.
  #sign(part: Element): void {
    const token = document.querySelector<HTMLInputElement>("[name=form-token]");
    for (const form of token ? part.querySelectorAll("form") : []) {
      if (!form.querySelector("[name=form-token]")) form.prepend(token!.cloneNode());
    }
  }
}

// Opened in the moment between the drawing's arrival and its painting: it stays open.
function keepOpen(event: Event): void {
  if (event.target instanceof HTMLDetailsElement && (event as CustomEvent<{ attributeName: string }>).detail.attributeName === "open") event.preventDefault();
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
  const said = nearest(button, "[data-copied]");
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

/** The first element like this in the closest surroundings that have one. */
function nearest(from: Element, selector: string): Element | null {
  let around = from.parentElement;
  while (around && !around.querySelector(selector)) around = around.parentElement;
  return around?.querySelector(selector) ?? null;
}
