// Which place comes next. "Change" asks first what it newly opened and then returns to where it came
// from; without it, Continue leads through the pages in order.

import { CHECK, OUTCOME } from "./places.js";

export class Route {
  /**
   * @param {import("../form/form.js").Form} form
   * @param {import("./places.js").Places} places
   */
  constructor(form, places) {
    this.form = form;
    this.places = places;
    /** @type {Set<string>} the pages that were passed */
    this.visited = new Set();
    /** @type {string | null} where "Change" came from */
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

  /** The other procedure's pages end with its outcome: the answers were checked before. */
  #last() {
    return this.places.now.procedure === this.places.first.procedure ? CHECK : OUTCOME;
  }

  /** The first page that was not passed yet. */
  onward() {
    return this.#ids.find((id) => !this.visited.has(id)) ?? CHECK;
  }

  /** Where a procedure begins that was chosen at the outcome. @param {string} procedure */
  into(procedure) {
    this.returnTo = null;
    const { ids } = this.form.walk(procedure);
    const added = ids.find((id) => this.form.page(id).dataset.procedure === procedure);
    return added && !this.visited.has(added) ? added : OUTCOME;
  }

  /** Come back to the present place after the next page; from a page, to the check page. */
  comeBack() {
    const { place } = this.places.now;
    this.returnTo = this.form.pages.has(place) ? CHECK : place;
  }

  /** The pages of answers that came all at once count as passed. @param {string} procedure */
  passAll(procedure) {
    for (const id of this.form.walk(procedure).ids) this.visited.add(id);
  }

  forget() {
    this.visited.clear();
    this.returnTo = null;
  }
}
