// "Fill in from your notice": the person pastes the text of a notice or opens its file, Python finds
// what answers the form's questions, and the person takes each or leaves it. Nothing of the notice
// stays: the text and what was found are cleared with every move.

import { find, findAll, findTextArea, onPress } from "../page/elements.js";
import { readFileAsBase64 } from "../page/files.js";
import { fill, repeatTexts, stamp } from "../page/stamps.js";
import { readAnswer } from "./fields.js";

/** @typedef {{question: string, label: string, value: string, shown: string, line: string, now: string}} Found */
/** @typedef {{ok: boolean, finds?: Found[], said?: string[], protected?: boolean, errors?: {message: string}[]}} Answer */
/**
 * The part of the controller that this section uses.
 *
 * @typedef {object} Conductor
 * @property {import("./form.js").Form} form
 * @property {{section: HTMLElement}} places
 * @property {{noAnswer: string}} messages
 * @property {() => void} startPython
 * @property {(op: string, more?: object, file?: string) => Promise<Answer>} call
 * @property {() => Promise<void>} echo
 */

/** Python refuses more than this and says so. */
const MOST_BYTES = 10_000_001;

export class NoticeSection {
  /**
   * @param {HTMLElement} root
   * @param {Conductor} checker
   */
  constructor(root, checker) {
    this.root = root;
    this.checker = checker;
    this.section = find(root, "[data-notice]");
    this.text = findTextArea(this.section);
    this.said = find(this.section, "[data-notice-said]");
    this.list = find(this.section, "[data-notice-finds]");
    this.maybeProtected = find(this.section, "[data-notice-protected]");
    /** the number of the newest reading; an older one that comes late is dropped */
    this.reading = 0;
    root.addEventListener("moved", () => this.moved());
    this.moved();
  }

  /** Show the section where a question is asked that a notice can answer. */
  moved() {
    const asked = (this.section.dataset.notice ?? "").split(" ");
    const { section } = this.checker.places;
    this.section.hidden = !asked.some((id) => section.querySelector(`[data-question="${id}"]`));
    this.section.removeAttribute("open");
    this.clear();
  }

  clear() {
    this.reading += 1;
    this.text.value = "";
    this.#show({ ok: true });
  }

  readText() {
    return this.#read(async () => this.checker.call("notice", { text: this.text.value }));
  }

  /** @param {File} file */
  readFile(file) {
    return this.#read(async () => {
      const content = await readFileAsBase64(file, MOST_BYTES);
      return this.checker.call("notice", {}, content);
    });
  }

  /** @param {() => Promise<Answer>} ask */
  async #read(ask) {
    this.reading += 1;
    const number = this.reading;
    this.#say([this.section.dataset.reading ?? ""]);
    this.checker.startPython();
    const answer = await ask().catch(() => null);
    if (number === this.reading) {
      this.#show(answer ?? { ok: false, errors: [{ message: this.checker.messages.noAnswer }] });
    }
  }

  /** @param {Answer} answer */
  #show(answer) {
    this.#say(answer.said ?? (answer.errors ?? []).map((error) => error.message));
    this.maybeProtected.hidden = !answer.protected;
    this.list.replaceChildren(...(answer.finds ?? []).map((found) => this.#item(found)));
  }

  /** @param {string[]} sentences */
  #say(sentences) {
    const said = stamp(this.root, "said");
    repeatTexts(said, "texts", sentences);
    this.said.replaceChildren(...said.childNodes);
  }

  /** @param {Found} found */
  #item(found) {
    const item = stamp(this.root, "notice-find");
    for (const slot of /** @type {const} */ (["label", "shown", "line", "now"])) {
      fill(item, slot, found[slot]);
    }
    find(item, "[data-of]").textContent = `${found.label} ${found.shown}`;
    item.dataset.found = found.question;
    const typed = readAnswer(this.checker.form.question(found.question));
    onPress(item, "[data-take]", () => this.#set(found.question, found.value, item));
    onPress(item, "[data-untake]", () => this.#set(found.question, typed, null));
    return item;
  }

  /** Write an answer, and mark the one that was taken. @param {string} question @param {string} value @param {HTMLElement | null} taken */
  #set(question, value, taken) {
    this.checker.form.setAnswers({ [question]: value });
    for (const item of findAll(this.list, `[data-found="${question}"]`)) {
      find(item, "[data-take]").hidden = item === taken;
      find(item, "[data-taken]").hidden = item !== taken;
      if (item === taken) find(item, "[data-untake]").focus();
    }
    void this.checker.echo();
  }
}
