// Errors, echoes and suggestions beside the fields, and the error summary above them. The summary
// takes the focus and names the questions, so a screen reader reads it first. What is wrong stands
// once, beside the field.

import { find } from "../page/elements.js";
import { repeat } from "../page/stamps.js";
import { fieldsOf } from "./fields.js";

/** @typedef {import("../page/types.js").AnswerError} AnswerError */
/** @typedef {import("../page/types.js").Texts} Texts */

/** The element that gets `aria-describedby`; for radio buttons, the fieldset. @param {HTMLElement} group */
function described(group) {
  const fieldset = group.querySelector("fieldset");
  return fieldset ?? fieldsOf(group)[0] ?? group;
}

/** @param {HTMLElement} group @param {string} message */
function mark(group, message) {
  const error = find(group, "[data-error]");
  const target = described(group);
  find(error, "[data-error-text]").textContent = message;
  error.hidden = false;
  group.classList.add("field--wrong");
  const hint = target.dataset.hint ?? "";
  target.setAttribute("aria-describedby", `${hint} ${error.id}`.trim());
  for (const field of fieldsOf(group)) field.setAttribute("aria-invalid", "true");
}

/** @param {HTMLElement} group */
function unmark(group) {
  const target = described(group);
  find(group, "[data-error]").hidden = true;
  find(group, "[data-offer]").hidden = true;
  group.classList.remove("field--wrong");
  const hint = target.dataset.hint ?? "";
  if (hint) target.setAttribute("aria-describedby", hint);
  else target.removeAttribute("aria-describedby");
  for (const field of fieldsOf(group)) field.removeAttribute("aria-invalid");
}

export class FieldMessages {
  /**
   * @param {import("./form.js").Form} form
   * @param {HTMLElement} summary
   */
  constructor(form, summary) {
    this.form = form;
    this.summary = summary;
    this.pattern = find(summary, "[data-each]").cloneNode(true);
    this.again = find(summary, "[data-again]");
    this.tryAgain = () => {};
    find(this.again, "button").addEventListener("click", () => this.tryAgain());
  }

  clear() {
    this.summary.hidden = true;
    this.again.hidden = true;
    document.title = document.title.replace(this.prefix, "");
    for (const group of this.form.questions.values()) unmark(group);
  }

  get prefix() {
    return this.summary.dataset.titlePrefix ?? "";
  }

  /** @param {AnswerError[]} errors */
  show(errors) {
    this.clear();
    for (const error of errors) {
      const group = this.form.questions.get(error.question ?? "");
      if (group) mark(group, error.message);
      if (group && error.suggestion) this.#offer(group, error.suggestion);
    }
    find(this.summary, "[data-each]").replaceWith(this.pattern.cloneNode(true));
    repeat(this.summary, "errors", errors, (item, error) => {
      if (!error.question) {
        item.textContent = error.message;
        return;
      }
      const link = find(item, "a");
      link.textContent = this.#label(error.question);
      link.dataset.field = error.question;
      link.setAttribute("href", `#${this.#fieldId(error.question)}`);
    });
    this.summary.hidden = false;
    document.title = this.prefix + document.title;
    this.summary.focus();
    const first = this.form.questions.get(errors[0]?.question ?? "");
    first?.scrollIntoView({ block: "nearest" });
  }

  /** The page's words for a call to Python that failed or timed out. */
  get noAnswer() {
    return this.summary.dataset.noAnswer ?? "";
  }

  /** @param {() => void} tryAgain  the action of the "Try again" button */
  showNoAnswer(tryAgain) {
    this.show([{ message: this.noAnswer }]);
    this.tryAgain = tryAgain;
    this.again.hidden = false;
  }

  /**
   * @param {Texts} echoes  how Python read each answer, by question
   * @param {Record<string, {value: string, label: string}>} [offers]  what may have been meant instead
   */
  echo(echoes, offers = {}) {
    for (const [id, question] of this.form.questions) {
      const place = question.querySelector("[data-echo]");
      if (place) place.textContent = echoes[id] ?? "";
      const isWrong = question.classList.contains("field--wrong");
      if (offers[id]) this.#offer(question, offers[id]);
      else if (!isWrong) find(question, "[data-offer]").hidden = true;
    }
  }

  /** @param {string} question */
  focusField(question) {
    document.getElementById(this.#fieldId(question))?.focus();
  }

  /** @param {string} question  @returns {string} the question as the page asks it */
  #label(question) {
    return find(this.form.question(question), "legend, label").textContent.trim();
  }

  /** @param {string} question */
  #fieldId(question) {
    return fieldsOf(this.form.question(question))[0]?.id ?? "";
  }

  /**
   * @param {HTMLElement} group
   * @param {{value: string, label: string}} suggestion
   */
  #offer(group, suggestion) {
    const button = find(group, "[data-offer]");
    button.textContent = suggestion.label;
    button.dataset.value = suggestion.value;
    button.hidden = false;
  }
}
