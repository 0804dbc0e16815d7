// The "Check your answers" page: all answers in order, with numbers masked until "Show" is pressed.

import { find } from "../page/elements.js";
import { fill, repeat, stamp } from "../page/stamps.js";

/** @typedef {import("../page/types.js").Summary} Summary */
/** @typedef {import("../page/types.js").SummaryRow} SummaryRow */

/** @param {HTMLElement} item @param {SummaryRow} row */
function fillRow(item, row) {
  fill(item, "label", row.label);
  const value = find(item, '[data-slot="value"]');
  value.textContent = row.masked ?? row.value;
  const show = find(item, "[data-show]");
  if (row.masked === null) show.remove();
  else {
    show.addEventListener("click", () => {
      value.textContent = row.value;
      show.remove();
    });
  }
  for (const of of item.querySelectorAll("[data-of]")) of.textContent = row.label;
  const change = find(item, "[data-change]");
  change.dataset.change = row.page;
  change.dataset.sets = JSON.stringify(row.sets);
  const remove = find(item, "[data-remove]");
  if (row.remove) {
    fill(remove, "remove", row.remove.label);
    remove.dataset.sets = JSON.stringify(row.remove.sets);
  } else remove.remove();
}

export class AnswersPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.list = find(root, "[data-answers]");
    this.waiting = find(root, "[data-answers-wait]");
    this.addCall = find(root, "[data-add-call]");
    this.removed = find(root, "[data-removed]");
    this.empty = find(root, "[data-still-empty]");
  }

  /** @param {Summary} summary */
  draw(summary) {
    const parts = summary.parts.map((part) => {
      const section = stamp(this.root, "answers");
      fill(section, "heading", part.heading);
      repeat(section, "rows", part.rows, fillRow);
      return section;
    });
    this.list.replaceChildren(...parts);
    this.waiting.hidden = true;
    this.#offerCall(summary.add_call);
    this.#listEmpty(summary.still_empty);
  }

  /** List the questions without an answer, each as a link to its page. @param {Summary["still_empty"]} questions */
  #listEmpty(questions) {
    const list = stamp(this.root, "still-empty");
    repeat(list, "items", questions, (item, question) => {
      const button = find(item, "button");
      button.textContent = question.label;
      button.dataset.change = question.page;
    });
    this.empty.hidden = questions.length === 0;
    this.empty.replaceChildren(list);
  }

  /**
   * Show that a call was removed, with an "Undo" button.
   *
   * @param {import("../page/types.js").Texts | null} sets  the answers that "Undo" sets; null hides it
   */
  offerUndo(sets) {
    this.removed.hidden = !sets;
    const button = find(this.removed, "button");
    button.dataset.sets = JSON.stringify(sets ?? {});
    if (sets) button.focus();
  }

  /** @param {Summary["add_call"]} offer */
  #offerCall(offer) {
    this.addCall.hidden = !offer;
    if (!offer) return;
    this.addCall.textContent = offer.label;
    this.addCall.dataset.sets = JSON.stringify(offer.sets);
    this.addCall.dataset.page = offer.page;
  }

  clear() {
    this.list.replaceChildren();
    this.empty.replaceChildren();
    this.addCall.hidden = true;
    this.removed.hidden = true;
    this.waiting.hidden = false;
  }
}
