// Fill in a day that a button names, and what an offer suggests, as if the person had typed it.

import { localDate } from "../page/local-date.js";
import { readAnswer, writeAnswer } from "./fields.js";

/** @typedef {(op: string, more: object) => Promise<any>} Call  asks Python */
/**
 * The part of the controller that these days use.
 *
 * @typedef {object} Conductor
 * @property {{state: string}} engine
 * @property {import("./form.js").Form} form
 * @property {import("./field-messages.js").FieldMessages} messages
 * @property {{answer<T>(coming: Promise<T>): Promise<T>}} turns
 * @property {(name: string, act: () => Promise<void>) => Promise<void>} queueHere
 * @property {() => Promise<void>} showEchoes
 */

export class Days {
  /**
   * @param {Conductor} checker
   * @param {Call} call
   */
  constructor(checker, call) {
    this.checker = checker;
    this.call = call;
    /** @type {Map<string, string>} cache: a calendar day and Python's words for it */
    this.texts = new Map();
  }

  get #isReady() {
    return this.checker.engine.state === "ready";
  }

  /** Return the text for a date field. @param {string} day  `today` or `yesterday`  @returns {Promise<string>} */
  async text(day) {
    const date = localDate(day === "yesterday" ? 1 : 0);
    if (!this.#isReady) return date;
    const text = this.texts.get(date) ?? (await this.call("date", { day })).value;
    this.texts.set(date, text);
    return text;
  }

  /** Fill in a day, unless the person typed something meanwhile. @param {string} question @param {string} day */
  write(question, day) {
    const { form, turns } = this.checker;
    const field = form.question(question);
    const before = readAnswer(field);
    return this.checker.queueHere(`${question} ${day}`, async () => {
      const text = await turns.answer(this.text(day));
      if (readAnswer(field) === before) this.writeText(question, text);
    });
  }

  /** @param {string} question @param {string} text */
  writeText(question, text) {
    const { form, messages } = this.checker;
    writeAnswer(form.question(question), text);
    form.reveal();
    messages.focusField(question);
    void this.checker.showEchoes();
  }

  /** Prefill today's date where a field asks for it. Python words the date, so it must be ready. */
  async prefill() {
    if (this.#isReady) this.checker.form.prefill(await this.text("today"));
  }
}
