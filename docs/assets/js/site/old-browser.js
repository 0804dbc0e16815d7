// Show a message if the checker did not start: the browser is too old for our modules, or a module
// failed to load. This script is not a module and is published in the oldest syntax, so that it runs
// in old browsers. The load event fires only after all modules have run.

window.addEventListener("load", () => {
  document
    .querySelector("[data-checker]:not([data-started]) [data-old-browser]")
    ?.removeAttribute("hidden");
});
