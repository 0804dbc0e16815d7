// What the screen folds and scrolls, paper has to show. A closed box prints as its title only, and a
// field is never split between two sheets: for the time of printing boxes are open and each text
// stands in place of its field. A paper that nobody opened is not written yet, and stays away.

import { findAll } from "../page/elements.js";

export function unfoldForPrint() {
  /** @type {HTMLElement[]} */
  let opened = [];
  /** @type {HTMLElement[]} */
  let texts = [];
  window.addEventListener("beforeprint", () => {
    // Some browsers send this twice: what is open by now was not open before.
    opened = [...opened, ...findAll(document, "main details:not([open], [data-paper])")];
    for (const box of opened) box.setAttribute("open", "");
    for (const text of texts) text.remove();
    texts = findAll(document, ".document textarea").map(putText);
  });
  window.addEventListener("afterprint", () => {
    for (const box of opened) box.removeAttribute("open");
    for (const text of texts) text.remove();
    opened = [];
    texts = [];
  });
}

/** @param {HTMLElement} field  @returns {HTMLElement} its text, below it */
function putText(field) {
  const text = document.createElement("div");
  text.className = "document__printed";
  text.translate = false;
  text.textContent = field instanceof HTMLTextAreaElement ? field.value : "";
  field.after(text);
  return text;
}
