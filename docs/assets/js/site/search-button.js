// On a phone the theme opens its search from a <label>, which the keyboard cannot reach. This real
// button does the same.

const button = document.querySelector("[data-search-button]");
const toggle = document.querySelector("[data-md-toggle=search]");
const field = document.querySelector("[data-md-component=search-query]");

if (
  button instanceof HTMLButtonElement &&
  toggle instanceof HTMLInputElement &&
  field instanceof HTMLInputElement
) {
  button.hidden = false;
  button.addEventListener("click", () => {
    toggle.click();
    field.focus();
  });
}
