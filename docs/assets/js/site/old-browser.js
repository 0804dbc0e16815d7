// A browser without modules runs nothing else of this site: it gets the way without the checker.

document.querySelectorAll("[data-old-browser]").forEach((element) => {
  element.removeAttribute("hidden");
});
