// The line above the question ("Question 3 of about 7"), and which button is the filled one: once
// enough was answered for a step, "See my next step now", before that "Continue".

import { allHold } from "../form/applies.js";
import { find } from "../page/elements.js";
import { compose } from "../page/stamps.js";
import { OUTCOME } from "./places.js";

export class Progress {
  /**
   * @param {HTMLElement} root
   * @param {import("../form/form.js").Form} form
   * @param {import("./places.js").Places} places
   */
  constructor(root, form, places) {
    this.form = form;
    this.places = places;
    this.line = find(root, "[data-progress]");
    this.now = find(root, "[data-see-now]");
    this.next = find(root, "[data-continue]");
  }

  show() {
    const { place } = this.places.now;
    const { ids, counting } = this.form.walk();
    const isPage = this.form.pages.has(place);
    const isEnough = isPage && allHold(this.now.dataset.shownIf, counting, this.form.facts);
    this.now.hidden = !isEnough;
    this.next.classList.toggle("button--filled", isPage && !isEnough);
    const ready = place === OUTCOME ? this.line.dataset.ready : "";
    this.line.textContent = isPage ? this.#words(place, ids, isEnough) : (ready ?? "");
  }

  /** @param {string} place @param {string[]} ids @param {boolean} isEnough */
  #words(place, ids, isEnough) {
    const { deciding = "", papers = "", about = "" } = this.line.dataset;
    const decides = (/** @type {string} */ id) => this.form.page(id).dataset.decides !== undefined;
    const isDeciding = decides(place);
    const part = ids.filter((id) => decides(id) === isDeciding);
    const number = part.indexOf(place) + 1;
    if (number === 0) return "";
    const count = isDeciding && !isEnough ? about : String(part.length);
    return compose(isDeciding ? deciding : papers, { number: String(number), count });
  }
}
