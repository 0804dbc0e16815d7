// Turn a letter into an email: a mailto link and a draft file. Both contain what the fields say at
// the press. Python makes both, so each edit asks Python for a new link.

import { find, findTextArea } from "../page/elements.js";
import { saveFile } from "../page/files.js";
import { compose } from "../page/stamps.js";
import { bracketWarning } from "./brackets.js";
import { reasonOf } from "./paper-errors.js";

/** @typedef {import("../page/types.js").Paper} Paper */
/** @typedef {{href: string, label: string}} MailLink */
/** @typedef {(kind: string, more: object) => Promise<Paper>} Write */

export class MailLine {
  /**
   * @param {HTMLElement} drawn  the letter
   * @param {Paper} paper
   * @param {Write} write
   * @param {(paper: Paper) => void} rewritten  called with the new letter after each edit
   */
  constructor(drawn, paper, write, rewritten) {
    this.drawn = drawn;
    this.kind = paper.kind;
    this.write = write;
    this.rewritten = rewritten;
    this.said = find(drawn, "[data-mail-said]");
    this.link = find(drawn, "[data-mail] a");
    this.reason = "";
    /** whether the link is stale: the fields changed after Python made it */
    this.isBehind = false;
    /** @type {Promise<void> | null} */
    this.coming = null;
    this.#drawLink(paper.mailto);
    this.link.addEventListener("click", (event) => void this.#open(event));
    this.#offerDraft(paper.draft);
    for (const field of this.#fields()) field.addEventListener("input", () => this.#refresh());
  }

  /** @param {MailLink | null} mailto */
  #drawLink(mailto) {
    this.link.textContent = mailto?.label ?? "";
    this.link.setAttribute("href", mailto?.href ?? "");
  }

  /** @param {Paper["draft"]} draft */
  #offerDraft(draft) {
    const button = find(this.drawn, "[data-draft]");
    button.hidden = !draft;
    button.textContent = draft?.label ?? "";
    button.addEventListener("click", () => void this.#save(draft?.kind ?? ""));
  }

  #fields() {
    return ["subject", "text"].map((part) => this.#field(part));
  }

  /** @param {string} part */
  #field(part) {
    return findTextArea(this.drawn, `[data-part="${part}"] textarea`);
  }

  #edited() {
    return { subject: this.#field("subject").value, text: this.#field("text").value };
  }

  /** @returns {Promise<void>} resolves when the link matches the fields, or Python has failed */
  #refresh() {
    this.isBehind = true;
    this.coming ??= this.#sendEdits().finally(() => {
      this.coming = null;
    });
    return this.coming;
  }

  /** Send one request at a time; edits made meanwhile are sent with the next one. */
  async #sendEdits() {
    while (this.isBehind) {
      this.isBehind = false;
      try {
        const paper = await this.write(this.kind, { edited: this.#edited() });
        this.#drawLink(paper.mailto);
        this.rewritten(paper);
      } catch (error) {
        this.isBehind = true;
        this.reason = reasonOf(error);
        return;
      }
    }
  }

  /** @param {MouseEvent} event */
  async #open(event) {
    if (!this.coming && !this.isBehind) {
      this.#showStatus("");
      return;
    }
    event.preventDefault();
    await this.#refresh();
    if (this.isBehind) this.said.textContent = this.reason || (this.said.dataset.unlinked ?? "");
    else this.link.click();
  }

  /** @param {string} kind */
  async #save(kind) {
    try {
      const { file } = await this.write(kind, { edited: this.#edited() });
      if (!file) return;
      saveFile(file);
      this.#showStatus(compose(this.said.dataset.saved ?? "", { name: file.name }));
    } catch (error) {
      this.said.textContent = reasonOf(error) || (this.said.dataset.unsaved ?? "");
    }
  }

  /** @param {string} words  shown before the warning about brackets that are still to be filled in */
  #showStatus(words) {
    const { brackets } = this.drawn.dataset;
    const warning = bracketWarning(brackets, ...this.#fields().map((field) => field.value));
    this.said.textContent = `${words} ${warning}`.trim();
  }
}
