// The fields are the only place where answers are kept, so nothing is lost that was typed before
// this script came, or before Python came.

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
    /** @type {Texts} what buttons noted beside the fields ("I do not have one") */
    this.marks = {};
    /** @type {Texts} what Python last said about the answers */
    this.facts = {};
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
   * Say whether an answer of the page may lead out of the questions, which only Python can tell.
   *
   * @param {string} id
   */
  mayLeave(id) {
    return findAll(this.page(id), "[data-exit-if]").some((exit) =>
      allHold(exit.dataset.exitIf, this.answers(), this.facts),
    );
  }

  /**
   * The one question that may not be passed over can be missed without Python, too.
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

  /** @returns {Texts} every answer as typed; which of them count is Python's to say */
  answers() {
    /** @type {Texts} */
    const answers = { ...this.marks };
    for (const [id, question] of this.questions) {
      const value = readAnswer(question);
      if (value.trim()) answers[id] = value;
    }
    return answers;
  }

  /** Set answers of questions, and marks for every other name. @param {Texts} answers */
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

  /** Fill the fields that start with the day's date. @param {string} today */
  prefill(today) {
    for (const question of this.questions.values()) {
      if (question.dataset.prefill && !readAnswer(question)) writeAnswer(question, today);
    }
  }

  /**
   * Walk the pages in order; the answer of a question that is not asked counts as empty.
   *
   * @param {string} procedure
   * @returns {{ids: string[], counting: Texts}} the pages that apply, and the answers that count
   */
  walk(procedure) {
    /** @type {Texts} */
    const counting = { ...this.marks };
    const ids = [];
    for (const [id, page] of this.pages) {
      const owner = page.dataset.procedure ?? "";
      const isAsked = owner === "" || owner === procedure;
      if (!isAsked || !applies(page, counting, this.facts)) continue;
      ids.push(id);
      for (const question of findAll(page, "[data-question]")) {
        if (!applies(question, counting, this.facts)) continue;
        counting[question.dataset.question ?? ""] = readAnswer(question);
      }
    }
    return { ids, counting };
  }

  /** Show what applies to the answers so far and hide the rest; nothing is emptied. */
  reveal() {
    const answers = this.answers();
    for (const page of this.pages.values()) {
      for (const element of findAll(page, "[data-applies]")) {
        element.hidden = !applies(element, answers, this.facts);
      }
    }
  }
}
