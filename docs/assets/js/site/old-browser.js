// Where the questions do not start, nothing else would say so: an older browser may know modules and
// yet not read ours, or one of them did not arrive. So this is no module, and it is published in the
// oldest syntax. Modules have run when the page's load event comes, however late they are.

window.addEventListener("load", () => {
  document
    .querySelector("[data-checker]:not([data-started]) [data-old-browser]")
    ?.removeAttribute("hidden");
});
