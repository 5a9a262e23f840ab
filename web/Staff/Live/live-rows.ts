// What every table that moves by itself needs: a row out of its text, the mark of what has just changed, the word whether it is live.
const MARKED = 2_400;

export function parse(html: string): HTMLElement | null {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.querySelector("tr");
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

/** The page as it is now, or null when it cannot be had. */
export async function freshPage(): Promise<Document | null> {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  return !answer.ok || answer.redirected ? null : new DOMParser().parseFromString(await answer.text(), "text/html");
}
