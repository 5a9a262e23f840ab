// Where a keyboard and a screen reader stand after a page has come without a load: on its title, or where a refused form has something to say.
// A page that is only drawn anew in place keeps them where they were.
let refused = false;
let here = location.pathname;

function focus(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.matches("a, button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

const nowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

document.addEventListener("turbo:submit-end", (event) => {
  refused = (event as CustomEvent<{ success?: boolean }>).detail.success === false;
});

document.addEventListener("turbo:render", () => {
  if (!refused) return;
  refused = false;
  const problem = document.querySelector<HTMLElement>("[data-problems], main [aria-invalid='true'], main [role='alert']");
  focus(problem ?? document.querySelector<HTMLElement>("main h1"));
  problem?.scrollIntoView({ block: "center" });
});

document.addEventListener("turbo:load", () => {
  const moved = location.pathname !== here;
  here = location.pathname;
  if (moved && nowhere() && !location.hash) focus(document.querySelector<HTMLElement>("main h1") ?? document.getElementById("main"));
});
