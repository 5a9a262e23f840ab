// A form of filters answers as soon as one of its lists changes; without scripts its button does.
document.addEventListener("change", (event) => {
  const form = (event.target as Element).closest<HTMLFormElement>("form[data-submit-on-change]");
  form?.requestSubmit();
});
