// A closed box prints as its title only. All are open on paper, and then as they were; but a paper
// that nobody opened is not written yet, and stays away.

import { findAll } from "./elements.js";

export function openBoxesForPrint() {
  /** @type {HTMLElement[]} */
  let opened = [];
  window.addEventListener("beforeprint", () => {
    // Some browsers send this twice: what is open by now was not open before.
    opened = [...opened, ...findAll(document, "main details:not([open], [data-paper])")];
    for (const box of opened) box.setAttribute("open", "");
  });
  window.addEventListener("afterprint", () => {
    for (const box of opened) box.removeAttribute("open");
    opened = [];
  });
}
