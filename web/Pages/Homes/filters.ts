// A form of filters answers as soon as one of its lists changes; without scripts its button does.
document.addEventListener("change", (event) => {
  const form = (event.target as Element).closest<HTMLFormElement>("form[data-submit-on-change]");
  form?.requestSubmit();
});

// On a phone the row of floors is longer than the window: the one that is shown is brought into sight.
function revealFloor(): void {
  const floors = document.querySelector<HTMLElement>(".floors");
  const shown = floors?.querySelector<HTMLElement>("[aria-current]");
  if (floors && shown) floors.scrollLeft = shown.offsetLeft - floors.offsetLeft - (floors.clientWidth - shown.offsetWidth) / 2;
}

document.addEventListener("turbo:load", revealFloor);
document.addEventListener("turbo:render", revealFloor);
