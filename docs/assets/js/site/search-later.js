// Load the theme's script on the checker's page only when the person uses the search. It blocks an
// old phone for a third of a second, and this page needs it only for the search.

/** @type {HTMLElement | null} */
const here = document.querySelector("script[data-theme-script]");
const query = document.querySelector("[data-md-component=search-query]");

/** @param {HTMLInputElement} input */
function begin(input) {
  const script = document.createElement("script");
  script.src = here?.dataset.themeScript ?? "";
  // Search for the text that was typed while the script was loading.
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
