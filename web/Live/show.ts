// Draws a status onto what the server has drawn: from the looks in the page's template, so that words and icons are made in one place.
import type { HomeMessage, ProjectMessage } from "./connection";

interface Look { code: string; class: string; icon: string; pattern: string; spoken: string; badge: Element }

function look(code: string): Look | null {
  const template = document.querySelector<HTMLTemplateElement>("#status-looks");
  const found = template?.content.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"]`);
  if (!found?.firstElementChild) return null;
  const { class: name, icon, pattern, spoken } = found.dataset;
  return { code, class: name ?? "", icon: icon ?? "", pattern: pattern ?? "", spoken: spoken ?? "", badge: found.firstElementChild };
}

/** Shows how a home stands on a shape, a row, or the page of the home. True when it looked otherwise before. */
export function show(element: Element, home: HomeMessage): boolean {
  const now = look(home.status);
  if (!now) return false;
  const shape = element.classList.contains("ov");
  const before = element.getAttribute("data-status");
  element.setAttribute("data-status", now.code);
  const changed = before !== null && before !== now.code;
  if (shape) {
    dress(element, now);
    const name = element.getAttribute("data-name") ?? "";
    element.setAttribute("aria-label", [name, home.price, now.spoken].filter(Boolean).join(", "));
    return changed;
  }
  replaceBadge(element, now);
  const price = element.querySelector("[data-price]");
  if (price) price.textContent = home.price ?? "";
  element.classList.toggle("dim", element.classList.contains("unit") && (now.code === "sold" || now.code === "unreleased"));
  for (const part of element.querySelectorAll<HTMLElement>("[data-when]")) part.hidden = !part.dataset.when?.split(" ").includes(now.code);
  return changed;
}

/** Shows how many homes of a project are free. */
export function showProject(root: Element, project: ProjectMessage): void {
  const count = root.querySelector("[data-count]");
  if (count) count.textContent = project.short;
  const now = look(project.status);
  if (!now) return;
  const id = CSS.escape(project.project);
  for (const row of root.querySelectorAll(`[data-project="${id}"]`)) replaceBadge(row, now, project.count);
  for (const shape of root.querySelectorAll(`.ov[data-home="${id}"]`)) {
    dress(shape, now);
    shape.querySelectorAll(".tag-s").forEach((text) => (text.textContent = project.count));
    shape.setAttribute("aria-label", `${shape.getAttribute("data-name")}, ${project.count}`);
  }
}

/** Marks what has just changed, for a while. */
export function mark(element: Element): void {
  element.classList.add("changed");
  setTimeout(() => element.classList.remove("changed"), 2_400);
}

function dress(shape: Element, now: Look): void {
  shape.classList.remove(...[...shape.classList].filter((c) => c.startsWith("st-") && c !== "st-mine"));
  shape.classList.add(now.class);
  shape.querySelector(".pat")?.setAttribute("fill", now.pattern ? `url(#${now.pattern})` : "none");
  shape.querySelectorAll(".tag-i").forEach((icon) => icon.setAttribute("href", `#i-${now.icon}`));
}

function replaceBadge(element: Element, now: Look, text?: string): void {
  const slot = element.querySelector("[data-badge]");
  if (!slot) return;
  const badge = now.badge.cloneNode(true) as Element;
  if (text) badge.lastChild!.textContent = text;
  slot.replaceChildren(badge);
}
