// Decide which place comes next. "Continue" goes through the pages in order. After "Change" it first
// asks the questions that the change added and then returns to where the person came from.

import { CHECK, OUTCOME } from "./places.js";

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
    return this.form.walk(this.places.now.procedure).ids;
  }

  /** @param {string} page  @returns {string} where "Continue" leads from this page */
  after(page) {
    this.visited.add(page);
    const ids = this.#ids;
    if (!this.returnTo) return ids[ids.indexOf(page) + 1] ?? this.#last();
    const opened = ids.find((id) => !this.visited.has(id));
    if (opened) return opened;
    const target = this.returnTo;
    this.returnTo = null;
    return target;
  }

  /** The place after the last page. The other procedure goes straight to its outcome: the answers were checked already. */
  #last() {
    return this.places.now.procedure === this.places.first.procedure ? CHECK : OUTCOME;
  }

  /** The first page that is not completed yet. */
  onward() {
    return this.#ids.find((id) => !this.visited.has(id)) ?? CHECK;
  }

  /** The first place of a procedure that the person chose at the outcome. @param {string} procedure */
  into(procedure) {
    this.returnTo = null;
    const { ids } = this.form.walk(procedure);
    const added = ids.find((id) => this.form.page(id).dataset.procedure === procedure);
    return added && !this.visited.has(added) ? added : OUTCOME;
  }

  /** Return to the current place after the next page; from a question page, to the check page. */
  comeBack() {
    const { place } = this.places.now;
    this.returnTo = this.form.pages.has(place) ? CHECK : place;
  }

  /** Mark all pages as completed, for answers that were loaded. @param {string} procedure */
  passAll(procedure) {
    for (const id of this.form.walk(procedure).ids) this.visited.add(id);
  }

  forget() {
    this.visited.clear();
    this.returnTo = null;
  }
}
