// The region of the outcome. Its data attributes expose the plan's values to other scripts, its
// blocks show Python's words, and it asks Python for a paper only when the paper is opened.

import { find, findAll, MissingElementError, onPress } from "../page/elements.js";
import { releaseFiles } from "../page/files.js";
import { PaperPlace } from "../papers/paper-place.js";
import { printAlone } from "../papers/printing.js";
import { drawBlock } from "./blocks.js";

export { PaperRefusedError } from "../papers/paper-errors.js";

/** @typedef {import("../page/types.js").View} View */

export class Outcome {
  /**
   * @param {HTMLElement} root
   * @param {import("../papers/paper-place.js").Write} write
   */
  constructor(root, write) {
    this.root = root;
    this.region = find(root, "[data-outcome]");
    this.heading = find(this.region, "[data-heading]");
    this.waitingHeading = this.heading.textContent;
    this.write = write;
    /** @type {PaperPlace[]} */
    this.papers = [];
    onPress(this.region, "[data-print-paper]", (button) => {
      const block = button.closest("[data-paper]");
      if (block instanceof HTMLElement) void this.printPaper(block.dataset.paper ?? "");
    });
    onPress(this.region, "[data-write-again]", (button) => void this.#writeAgain(button));
    // "toggle" does not bubble.
    this.region.addEventListener("toggle", (event) => this.#unfolded(event.target), true);
  }

  /** @param {View} view */
  draw(view) {
    this.#setAttributes(view.plan);
    this.heading.textContent = view.heading;
    const blocks = view.blocks.map((block) => drawBlock(this.root, block));
    this.#setBlocks(blocks);
    this.papers = findAll(this.region, "[data-paper]").map(
      (block) => new PaperPlace(this.root, block, this.write),
    );
  }

  /** Whether the outcome is of a protected case, which must not be stored. */
  get isProtected() {
    return !this.region.hidden && this.region.dataset.reason === "protected_case";
  }

  /** Remove the case from the document. */
  clear() {
    this.#setAttributes({});
    this.heading.textContent = this.waitingHeading;
    this.#setBlocks([]);
    this.papers = [];
  }

  /** @param {HTMLElement[]} blocks */
  #setBlocks(blocks) {
    releaseFiles(this.region);
    find(this.region, "[data-blocks]").replaceChildren(...blocks);
  }

  /** @param {Record<string, any>} plan */
  #setAttributes(plan) {
    const values = this.region.dataset;
    values.procedure = plan.procedure ?? "";
    values.step = plan.step ?? "";
    values.status = plan.status ?? "";
    values.reason = plan.reason ?? "";
    values.actOn = plan.act_on ?? "";
    values.answerDue = plan.answer_due ?? "";
    values.office = plan.office?.code ?? "";
  }

  /** Write the papers in open boxes, one after the other. */
  async drawPapers() {
    for (const paper of this.papers) if (!paper.isFolded) await paper.draw();
  }

  /** Write a paper when its box is opened. @param {EventTarget | null} box */
  #unfolded(box) {
    const paper = this.papers.find(({ block }) => block === box);
    if (paper && !paper.isFolded) void paper.draw();
  }

  /** Retry a failed paper and, if that works, the other open ones. @param {HTMLElement} button */
  async #writeAgain(button) {
    const paper = this.papers.find(({ block }) => block.contains(button));
    if (await paper?.tryAgain()) await this.drawPapers();
  }

  /** @param {string} kind */
  #paper(kind) {
    const paper = this.papers.find((one) => one.kind === kind);
    if (!paper) throw new MissingElementError(`paper ${kind}`);
    return paper;
  }

  /** Write a paper and scroll to it. @param {string} kind */
  async showPaper(kind) {
    const paper = this.#paper(kind);
    await paper.draw();
    paper.show();
  }

  /** Open a folded block and scroll to it. @param {string} name */
  unfold(name) {
    const box = find(this.region, `[data-block="${name}"]`);
    if (box instanceof HTMLDetailsElement) box.open = true;
    find(box, "summary").focus({ preventScroll: true });
    box.scrollIntoView();
  }

  /** @param {string} kind */
  copyPaper(kind) {
    return this.#paper(kind).copy();
  }

  /** Print a paper's own file if it has one; otherwise the paper alone. @param {string} kind */
  async printPaper(kind) {
    await this.showPaper(kind);
    const { block } = this.#paper(kind);
    const file = block.querySelector("[data-file] a");
    const opened = file instanceof HTMLAnchorElement ? window.open(file.href) : null;
    if (opened) opened.addEventListener("load", () => opened.print());
    else printAlone(block);
  }

  /** Print the outcome with all its papers. */
  async printAll() {
    for (const paper of this.papers) {
      await paper.draw();
      paper.open();
    }
    window.print();
  }
}
