// The theme opens its search on a phone from a <label>, which no keyboard reaches. This button does
// the same and is a real button.

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
