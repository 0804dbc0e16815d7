// Decide which place comes next. "Continue" goes through the pages in order. After "Change" it first
// asks the questions that the change added and then returns to where the person came from.

import { CHECK } from "./places.js";

export class Route {
  /**
   * @param {import("../form/form.js").Form} form
   * @param {import("./places.js").Places} places
   */
  constructor(form, places) {
    this.form = form;
    this.places = places;
    /** @type {Set<string>} the pages that the person has completed */
    this.visited = new Set();
    /** @type {string | null} the place to return to after "Change" */
    this.returnTo = null;
  }

  get #ids() {
    return this.form.walk().ids;
  }

  /** @param {string} page  @returns {string} where "Continue" leads from this page */
  after(page) {
    this.visited.add(page);
    const ids = this.#ids;
    if (!this.returnTo) return ids[ids.indexOf(page) + 1] ?? CHECK;
    const opened = ids.find((id) => !this.visited.has(id));
    if (opened) return opened;
    const target = this.returnTo;
    this.returnTo = null;
    return target;
  }

  /** The first page that is not completed yet. */
  onward() {
    return this.#ids.find((id) => !this.visited.has(id)) ?? CHECK;
  }

  /** Return to the current place after the next page; from a question page, to the check page. */
  comeBack() {
    const { place } = this.places.now;
    this.returnTo = this.form.pages.has(place) ? CHECK : place;
  }

  /** Mark all pages as completed: answers were loaded, or the rest is passed over. */
  passAll() {
    for (const id of this.#ids) this.visited.add(id);
  }

  forget() {
    this.visited.clear();
    this.returnTo = null;
  }
}
