import { morphElements } from "@hotwired/turbo";

// What every table that moves by itself needs: a row out of its text, the mark of what has just changed, the word whether it is live.
const MARKED = 2_400;

export function parse(html: string): HTMLElement | null {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.querySelector("tr");
}

/** The row looks like the fresh one from now on. It stays the same element: focus, and a click that has begun, are not lost. */
export function redraw(row: HTMLElement, fresh: HTMLElement): void {
  const before = row.innerHTML;
  morphElements(row, fresh);
  if (row.innerHTML !== before) mark(row);
}

export function mark(row: Element): void {
  row.classList.add("fresh");
  setTimeout(() => row.classList.remove("fresh"), MARKED);
}

export function sayLive(within: Element, live: boolean): void {
  const badge = within.querySelector<HTMLElement>("[data-live]");
  if (!badge) return;
  badge.hidden = false;
  badge.classList.toggle("off", !live);
  badge.textContent = live ? "Live" : "Reconnecting";
}

/**
 * The page as it is now. Whoever is led elsewhere, or is refused, is not signed in any more or may not see it: the page is loaded, and says so.
 * Anything else that goes wrong is an error, and is tried again.
 */
export async function freshPage(): Promise<Document> {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (answer.redirected || (answer.status >= 400 && answer.status < 500)) location.reload();
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
