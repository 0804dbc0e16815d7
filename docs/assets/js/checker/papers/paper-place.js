// One paper in the outcome: on its way, there, refused by Python in words, or not come, with another
// try. What befalls one paper keeps no other from coming.

import { find } from "../page/elements.js";
import { releaseFiles } from "../page/files.js";
import { hasTemplate, stamp } from "../page/stamps.js";
import { reasonOf } from "./paper-errors.js";
import { copyPart, drawPaper } from "./papers.js";

/** @typedef {import("../page/types.js").Paper} Paper */
/** @typedef {import("./mail-line.js").Write} Write  asks Python for a paper */

export class PaperPlace {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} block
   * @param {Write} write
   */
  constructor(root, block, write) {
    this.root = root;
    this.block = block;
    this.write = write;
    this.kind = block.dataset.paper ?? "";
    this.place = find(block, "[data-paper-place]");
    this.waiting = find(block, "[data-paper-waiting]");
    this.waitingWords = this.waiting.textContent;
    this.failed = find(block, "[data-paper-failed]");
    /** @type {object} what the person chose about the paper */
    this.choices = {};
    this.offersChoices = hasTemplate(root, `choice-${this.kind}`);
    /** @type {Promise<void> | null} the paper on its way, or there */
    this.coming = null;
  }

  /** Whether it is in a box that nobody has opened. */
  get isFolded() {
    return this.block instanceof HTMLDetailsElement && !this.block.open;
  }

  /** Have it written; who asks meanwhile or again gets the same one. */
  draw() {
    this.coming ??= this.#bring();
    return this.coming;
  }

  /**
   * After a failure. What is pressed goes away, so the heading takes the focus.
   *
   * @returns {Promise<boolean>} whether it did not fail again
   */
  async tryAgain() {
    this.#focusHeading();
    await this.draw();
    if (this.failed.hidden) return true;
    find(this.failed, "button").focus();
    return false;
  }

  /** Copy its text; the reader is brought to where that is told. */
  async copy() {
    await this.draw();
    if (!this.place.hasChildNodes()) return this.show();
    const drawn = find(this.place, "[data-brackets]");
    const item = find(drawn, '[data-part="text"]');
    // What may not be copied is marked, and its field has the focus.
    if (await copyPart(drawn, item)) find(item, "[role=status]").focus();
  }

  /** Bring the reader to it. */
  show() {
    if (this.block instanceof HTMLDetailsElement) this.block.open = true;
    this.#focusHeading();
    this.block.scrollIntoView();
  }

  #focusHeading() {
    find(this.block, "[data-paper-heading]").focus({ preventScroll: true });
  }

  async #bring() {
    this.waiting.textContent = this.waitingWords;
    this.#tell(this.place.hasChildNodes() ? null : this.waiting);
    try {
      const paper = await this.write(this.kind, this.choices);
      // Meanwhile the person may have gone to another outcome.
      if (this.block.isConnected) this.#put(paper);
    } catch (error) {
      this.coming = null;
      this.#fill();
      this.#tellFailure(error);
    }
  }

  /** @param {Paper} paper */
  #put(paper) {
    this.#tell(null);
    this.#fill(drawPaper(this.root, paper, this.write));
    if (paper.file && this.offersChoices) this.#offerChoices();
  }

  /** @param {HTMLElement[]} drawn */
  #fill(...drawn) {
    releaseFiles(this.place);
    this.place.replaceChildren(...drawn);
  }

  /** @param {unknown} error */
  #tellFailure(error) {
    const reason = reasonOf(error);
    if (reason) this.waiting.textContent = reason;
    this.#tell(reason ? this.waiting : this.failed);
  }

  /** @param {HTMLElement | null} part  the words that stand instead of the paper */
  #tell(part) {
    this.waiting.hidden = part !== this.waiting;
    this.failed.hidden = part !== this.failed;
  }

  /** What a person may choose about a paper; it is then written anew. */
  #offerChoices() {
    this.offersChoices = false;
    const choice = stamp(this.root, `choice-${this.kind}`);
    const box = find(choice, "input");
    if (!(box instanceof HTMLInputElement)) throw new TypeError("a choice is not a box");
    box.addEventListener("change", () => {
      this.choices = box.checked ? JSON.parse(box.dataset.sets ?? "{}") : {};
      this.coming = this.#bring();
    });
    this.place.before(choice);
  }
}
