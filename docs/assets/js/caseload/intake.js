// The list comes in: a file that is chosen or dropped, or a text that is pasted. Python reads it, and
// the page shows how, before anything is planned.

import { find, findTextArea } from "../checker/page/elements.js";
import { readFileAsBase64 } from "../checker/page/files.js";
import { repeatTexts, stamp } from "../checker/page/stamps.js";
import { RefusedError } from "./client.js";
import { Preview } from "./preview.js";

/** Python refuses more than 20 MB and says so. */
const MOST_BYTES = 20 * 1024 * 1024 + 1;

/** @param {string} text @returns {string} its bytes in base64 */
function base64Of(text) {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

export class Intake {
  /**
   * @param {HTMLElement} root
   * @param {import("./client.js").ListClient} client
   */
  constructor(root, client) {
    this.root = root;
    this.client = client;
    this.section = find(root, "[data-intake]");
    this.text = findTextArea(this.section);
    this.said = find(this.section, "[data-list-said]");
    this.errors = find(this.section, "[data-list-errors]");
    this.preview = new Preview(root, () => void this.again());
    /** the text that was read last; "" for a file */
    this.readText = "";
    /** @type {Promise<void>} the reading that runs, or the one that is done */
    this.reading = Promise.resolve();
    this.isOpen = false;
    this.isReady = false;
  }

  /** @param {File} file */
  takeFile(file) {
    this.text.value = "";
    this.readText = "";
    return this.#open(() => readFileAsBase64(file, MOST_BYTES));
  }

  /** Read the pasted text, unless it was read before. */
  takeText() {
    const text = this.text.value;
    if (!text.trim() || text === this.readText) return this.reading;
    this.readText = text;
    return this.#open(async () => base64Of(text));
  }

  /** Wait until what is there was read. @returns {Promise<boolean>} whether it can be planned */
  async ready() {
    await this.takeText();
    await this.reading;
    if (!this.isOpen && this.errors.hidden) this.#say(this.said.dataset.waiting ?? "");
    if (!this.errors.hidden) this.errors.focus();
    if (!this.preview.order.hidden) find(this.preview.order, "input").focus();
    return this.isReady;
  }

  clear() {
    this.text.value = "";
    this.readText = "";
    this.isOpen = false;
    this.isReady = false;
    this.preview.hide();
    this.errors.hidden = true;
    find(this.root, "[data-close-list]").hidden = true;
    for (const field of this.section.querySelectorAll("input")) field.value = "";
    this.#say(this.said.dataset.closed ?? "");
  }

  /** @param {() => Promise<string>} content */
  #open(content) {
    this.preview.hide();
    this.reading = this.#show(async () => this.client.ask("list_open", {}, await content()));
    return this.reading;
  }

  /** Read the list again with what the person chose. */
  again() {
    if (!this.isOpen) return this.reading;
    this.reading = this.#show(() => this.client.ask("list_choose", this.preview.choices));
    return this.reading;
  }

  /** @param {() => Promise<{list: import("./types.js").Preview}>} ask */
  async #show(ask) {
    this.isReady = false;
    this.#say(this.said.dataset.reading ?? "");
    try {
      const { list } = await ask();
      this.isOpen = true;
      this.preview.draw(list);
      this.#refuse(list.wrong);
      this.isReady = list.wrong.length === 0 && !list.ask;
      this.#say(list.said.join(" "));
      find(this.root, "[data-close-list]").hidden = false;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      this.#say("");
      this.#refuse(error.sentences);
    }
  }

  /** @param {string[]} sentences */
  #refuse(sentences) {
    const said = stamp(this.root, "said");
    repeatTexts(said, "texts", sentences);
    find(this.errors, "[data-list-wrong]").replaceChildren(...said.childNodes);
    this.errors.hidden = sentences.length === 0;
  }

  /** @param {string} words */
  #say(words) {
    this.said.textContent = words;
  }
}
