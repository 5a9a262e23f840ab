// Draws a status onto what the server has drawn: from the looks in the page's template, so that words and icons are made in one place.
import type { CommunityMessage, HomeMessage, ModelMessage, ProjectMessage } from "./connection";

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
  const shape = element.matches(".ov, .cell");
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
  write(root, "[data-count]", project.short);
  write(root, ".facts [data-from]", project.price);
  document.querySelectorAll<HTMLElement>("[data-from-bar]").forEach((bar) => (bar.textContent = project.from ?? project.count));
}

/** Shows the same of each model on the page. */
export function showModels(root: Element, models: Record<string, ModelMessage>): void {
  for (const card of root.querySelectorAll<HTMLElement>("[data-model]")) {
    const model = models[card.dataset.model ?? ""];
    const now = model && look(model.status);
    if (!model || !now) continue;
    replaceBadge(card, now, model.count);
    write(card, "[data-from]", model.from);
  }
}

/** Shows the projects of a community on its map and in its list. */
export function showCommunity(root: Element, community: CommunityMessage): void {
  write(root, "[data-total]", community.available);
  write(root, ".facts [data-from]", community.from);
  write(root, "[data-move-in]", community.firstMoveIn);
  for (const project of community.projects) {
    const now = look(project.status);
    if (!now) continue;
    const id = CSS.escape(project.project);
    for (const row of root.querySelectorAll(`[data-project="${id}"]`)) {
      replaceBadge(row, now, project.count);
      write(row, "[data-from]", project.from);
    }
    for (const shape of root.querySelectorAll(`.ov[data-home="${id}"]`)) {
      dress(shape, now);
      shape.querySelectorAll(".tag-s").forEach((text) => (text.textContent = project.count));
      shape.setAttribute("aria-label", `${shape.getAttribute("data-name")}, ${project.count}`);
    }
  }
}

/** Shows on links to floors whether a home there is free: they name the homes that they lead to. */
export function showFree(root: Element, statuses: Map<string, string>): void {
  for (const link of root.querySelectorAll<HTMLElement>("[data-free-of]")) {
    const homes = (link.dataset.freeOf ?? "").split(" ");
    if (homes.some((id) => id && !statuses.has(id))) continue; // A message of changes came before the snapshot.
    const some = homes.some((id) => statuses.get(id) === "available");
    link.classList.toggle("none", !some);
    link.setAttribute("aria-label", (some ? link.dataset.some : link.dataset.none) ?? "");
  }
}

/** Marks what has just changed, for a while. */
export function mark(element: Element): void {
  element.classList.add("changed");
  setTimeout(() => element.classList.remove("changed"), 2_400);
}

/** Writes into a part of the page, or hides the fact that it is about where there is nothing to say. */
function write(root: Element, selector: string, text: string | null): void {
  const part = root.querySelector<HTMLElement>(selector);
  if (!part) return;
  part.textContent = text ?? "";
  const fact = part.closest<HTMLElement>(".facts > div, p");
  if (fact) fact.hidden = text === null;
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
