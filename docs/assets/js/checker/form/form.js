// The form. Answers live only in its fields, so answers typed before this script or Python has
// loaded are not lost.

import { findAll, MissingElementError } from "../page/elements.js";
import { allHold, applies } from "./applies.js";
import { readAnswer, writeAnswer } from "./fields.js";

/** @typedef {import("../page/types.js").Texts} Texts */
/** @typedef {import("../page/types.js").AnswerError} AnswerError */

/** @param {HTMLElement[]} elements @param {string} key @returns {Map<string, HTMLElement>} */
function byName(elements, key) {
  return new Map(elements.map((element) => [element.dataset[key] ?? "", element]));
}

export class Form {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.pages = byName(findAll(element, "[data-page]"), "page");
    this.questions = byName(findAll(element, "[data-question]"), "question");
    /** @type {Texts} answers that a button set and no field shows ("I do not have one") */
    this.marks = {};
    /** @type {Texts} the facts about the answers that Python sent last */
    this.facts = {};
    /** called after each change of what is asked */
    this.revealed = () => {};
  }

  /** @param {string} id */
  question(id) {
    const question = this.questions.get(id);
    if (!question) throw new MissingElementError(`question ${id}`);
    return question;
  }

  /** @param {string} id */
  page(id) {
    const page = this.pages.get(id);
    if (!page) throw new MissingElementError(`page ${id}`);
    return page;
  }

  /** @param {string} question  @returns {string} the id of its page, "" for an unknown question */
  pageOf(question) {
    const page = this.questions.get(question)?.closest("[data-page]");
    return page instanceof HTMLElement ? (page.dataset.page ?? "") : "";
  }

  /**
   * Tell whether an answer on the page leads to an exit, as far as the page knows: Python may know more.
   *
   * @param {string} id
   */
  mayLeave(id) {
    return findAll(this.page(id), "[data-exit-if]").some((exit) =>
      allHold(exit.dataset.exitIf, this.answers(), this.facts),
    );
  }

  /**
   * Return an error for each required question without an answer; works before Python is ready.
   *
   * @param {string} id
   * @returns {AnswerError[]}
   */
  unanswered(id) {
    return findAll(this.page(id), "[data-required]")
      .filter((question) => !readAnswer(question))
      .map((question) => ({
        question: question.dataset.question ?? "",
        message: question.dataset.required ?? "",
      }));
  }

  /** @returns {Texts} every answer as typed; Python decides which of them count */
  answers() {
    /** @type {Texts} */
    const answers = { ...this.marks };
    for (const [id, question] of this.questions) {
      const value = readAnswer(question);
      if (value.trim()) answers[id] = value;
    }
    return answers;
  }

  /** Set the answers of questions; a name without a question becomes a mark. @param {Texts} answers */
  setAnswers(answers) {
    for (const [name, value] of Object.entries(answers)) {
      const question = this.questions.get(name);
      if (question) writeAnswer(question, value);
      else if (value) this.marks[name] = value;
      else delete this.marks[name];
    }
    this.reveal();
  }

  clear() {
    for (const question of this.questions.values()) writeAnswer(question, "");
    this.marks = {};
    this.facts = {};
    this.reveal();
  }

  /** Fill in today's date where a field asks for it and is empty. @param {string} today */
  prefill(today) {
    for (const question of this.questions.values()) {
      if (question.dataset.prefill && !readAnswer(question)) writeAnswer(question, today);
    }
  }

  /**
   * Walk through the pages in order. A question that is not asked counts as unanswered.
   *
   * @returns {{ids: string[], counting: Texts}} the pages that apply, and the answers that count
   */
  walk() {
    /** @type {Texts} */
    const counting = { ...this.marks };
    const ids = [];
    for (const [id, page] of this.pages) {
      if (!applies(page, counting, this.facts)) continue;
      ids.push(id);
      for (const question of findAll(page, "[data-question]")) {
        if (!applies(question, counting, this.facts)) continue;
        counting[question.dataset.question ?? ""] = readAnswer(question);
      }
    }
    return { ids, counting };
  }

  /** Show the questions that apply and hide the others; hidden answers are kept. */
  reveal() {
    const { counting } = this.walk();
    for (const page of this.pages.values()) {
      for (const element of findAll(page, "[data-applies]")) {
        element.hidden = !applies(element, counting, this.facts);
      }
    }
    this.revealed();
  }
}
