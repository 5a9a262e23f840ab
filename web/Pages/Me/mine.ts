// Marks the visitor's own home on the map of a cached page, which knows nothing of visitors.
function markMine(): void {
  const { mine: id, yours } = document.querySelector<HTMLElement>(".me-bar[data-mine]")?.dataset ?? {};
  for (const shape of document.querySelectorAll(".ov, .cell")) {
    const mine = id !== undefined && id !== "" && shape.getAttribute("data-home") === id;
    shape.classList.toggle("st-mine", mine);
    if (mine) shape.setAttribute("aria-label", `${shape.getAttribute("data-name")}, ${yours}`);
  }
}

document.addEventListener("turbo:frame-load", markMine);
document.addEventListener("turbo:load", markMine);
