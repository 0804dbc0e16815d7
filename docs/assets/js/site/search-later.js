// The theme's script, once someone searches. Until then the page that people type in does without
// it: it holds an old phone up for a third of a second, and all it gives here is the search.

/** @type {HTMLElement | null} */
const here = document.querySelector("script[data-theme-script]");
const query = document.querySelector("[data-md-component=search-query]");

/** @param {HTMLInputElement} input */
function begin(input) {
  const script = document.createElement("script");
  script.src = here?.dataset.themeScript ?? "";
  // What was typed meanwhile is searched, too.
  script.addEventListener("load", () => {
    input.blur();
    input.focus();
    input.dispatchEvent(new KeyboardEvent("keyup"));
  });
  document.body.append(script);
}

if (here && query instanceof HTMLInputElement) {
  document.documentElement.classList.replace("no-js", "js");
  query.addEventListener("focus", () => begin(query), { once: true });
}
