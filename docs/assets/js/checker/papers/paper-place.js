// One paper in the outcome. It is loading, shown, refused by Python with a reason, or failed with a
// "Try again" button. One failed paper does not block the others.

import { find } from "../page/elements.js";
import { releaseFiles } from "../page/files.js";
import { hasTemplate, stamp } from "../page/stamps.js";
import { reasonOf } from "./paper-errors.js";
import { copyPart, drawPaper } from "./papers.js";

/** @typedef {import("../page/types.js").Paper} Paper */
/** @typedef {import("./mail-line.js").Write} Write  asks Python for a paper */

/** Open the box of a paper and the box that it is in. @param {HTMLElement} block */
function openAround(block) {
  for (let box = block.closest("details"); box; box = box.parentElement?.closest("details") ?? null)
    box.open = true;
}

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
    /** @type {object} the person's choices about the paper */
    this.choices = {};
    this.offersChoices = hasTemplate(root, `choice-${this.kind}`);
    /** @type {Promise<void> | null} the request for the paper, while it runs and once it is done */
    this.coming = null;
  }

  /** Whether the paper is in a <details> box that is still closed. */
  get isFolded() {
    return this.block instanceof HTMLDetailsElement && !this.block.open;
  }

  /** Ask Python for the paper once; later callers share the same request. */
  draw() {
    this.coming ??= this.#load();
    return this.coming;
  }

  /**
   * Retry after a failure. The pressed button disappears, so the heading takes the focus.
   *
   * @returns {Promise<boolean>} whether the retry succeeded
   */
  async tryAgain() {
    this.#focusHeading();
    await this.draw();
    if (this.failed.hidden) return true;
    find(this.failed, "button").focus();
    return false;
  }

  /** Copy the paper's text and move the focus to the message about it. */
  async copy() {
    this.open();
    await this.draw();
    if (!this.place.hasChildNodes()) return this.show();
    const drawn = find(this.place, "[data-brackets]");
    const item = find(drawn, '[data-part="text"]');
    // If copying fails, the text is selected and its field keeps the focus.
    if (await copyPart(drawn, item)) find(item, "[role=status]").focus();
  }

  /** Open the paper's box and the one around it. */
  open() {
    openAround(this.block);
  }

  /** Open the paper's box and scroll to it. */
  show() {
    this.open();
    this.#focusHeading();
    this.block.scrollIntoView();
  }

  #focusHeading() {
    find(this.block, "[data-paper-heading]").focus({ preventScroll: true });
  }

  async #load() {
    this.waiting.textContent = this.waitingWords;
    this.#showMessage(this.place.hasChildNodes() ? null : this.waiting);
    try {
      const paper = await this.write(this.kind, this.choices);
      // A stale response: the person may be at another outcome by now.
      if (this.block.isConnected) this.#showPaper(paper);
    } catch (error) {
      this.coming = null;
      this.#fill();
      this.#showFailure(error);
    }
  }

  /** @param {Paper} paper */
  #showPaper(paper) {
    this.#showMessage(null);
    this.#fill(drawPaper(this.root, paper, this.write));
    if (paper.file && this.offersChoices) this.#offerChoices();
  }

  /** @param {HTMLElement[]} drawn */
  #fill(...drawn) {
    releaseFiles(this.place);
    this.place.replaceChildren(...drawn);
  }

  /** @param {unknown} error */
  #showFailure(error) {
    const reason = reasonOf(error);
    if (reason) this.waiting.textContent = reason;
    this.#showMessage(reason ? this.waiting : this.failed);
  }

  /** @param {HTMLElement | null} part  the message to show in place of the paper */
  #showMessage(part) {
    this.waiting.hidden = part !== this.waiting;
    this.failed.hidden = part !== this.failed;
  }

  /** Show the checkbox that changes the paper; Python writes the paper again on each change. */
  #offerChoices() {
    this.offersChoices = false;
    const choice = stamp(this.root, `choice-${this.kind}`);
    const box = find(choice, "input");
    if (!(box instanceof HTMLInputElement)) throw new TypeError("a choice is not a box");
    box.addEventListener("change", () => {
      this.choices = box.checked ? JSON.parse(box.dataset.sets ?? "{}") : {};
      this.coming = this.#load();
    });
    this.place.before(choice);
  }
}
