// Print everything that the screen folds or scrolls. A closed box would print only its title, and a
// text field cannot break across two sheets. So boxes are opened while printing, and plain text
// replaces each field. A paper that was never opened is not written yet and is not printed.

import { findAll } from "../page/elements.js";

export function unfoldForPrint() {
  /** @type {HTMLElement[]} */
  let opened = [];
  /** @type {HTMLElement[]} */
  let texts = [];
  window.addEventListener("beforeprint", () => {
    // Some browsers send this event twice, so keep the boxes that the first one opened.
    opened = [...opened, ...findAll(document, "main details:not([open], [data-paper])")];
    for (const box of opened) box.setAttribute("open", "");
    for (const text of texts) text.remove();
    texts = findAll(document, ".document textarea:not([hidden])").map(putText);
  });
  window.addEventListener("afterprint", () => {
    for (const box of opened) box.removeAttribute("open");
    for (const text of texts) text.remove();
    opened = [];
    texts = [];
  });
}

/** Print one paper and nothing else. @param {HTMLElement} block */
export function printAlone(block) {
  block.dataset.printing = "";
  window.print();
  delete block.dataset.printing;
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
