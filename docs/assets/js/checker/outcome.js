// The outcome's region: its attributes are the plan's values for other people's scripts, its blocks
// are Python's words, its papers are fetched when they are wanted.

import { drawBlock } from "./blocks.js";
import { find, findAll } from "./elements.js";
import { drawPaper } from "./papers.js";
import { fill, hasTemplate, stamp } from "./stamps.js";

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Paper} Paper */

/** Python did not write the paper, and says why in words for the person. */
export class PaperRefusedError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "PaperRefusedError";
  }
}

export class Outcome {
  /**
   * @param {HTMLElement} root
   * @param {(kind: string, choices: object) => Promise<Paper>} write  asks Python for a paper
   */
  constructor(root, write) {
    this.root = root;
    this.region = find(root, "[data-outcome]");
    this.write = write;
    // "toggle" does not bubble.
    this.region.addEventListener("toggle", (event) => this.#unfold(event.target), true);
  }

  /**
   * @param {View} view
   * @param {import("./types.js").GoOn | null} goOn
   */
  draw(view, goOn) {
    this.#setAttributes(view.plan);
    find(this.region, "[data-heading]").textContent = view.heading;
    const blocks = view.blocks.map((block) => drawBlock(this.root, block));
    if (goOn) {
      const { label, sets } = goOn;
      const action = { kind: "action", label, action: "go_on", value: JSON.stringify(sets) };
      blocks.push(drawBlock(this.root, action));
    }
    find(this.region, "[data-blocks]").replaceChildren(...blocks);
  }

  /** Nothing of such a case may be kept. */
  get isProtected() {
    return !this.region.hidden && this.region.dataset.reason === "protected_case";
  }

  clear() {
    this.#setAttributes({});
    find(this.region, "[data-blocks]").replaceChildren();
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

  /** Fetch the papers that are shown at once, one after the other. */
  async drawPapers() {
    for (const block of findAll(this.region, "[data-paper]")) {
      const isFolded = block instanceof HTMLDetailsElement && !block.open;
      if (block.isConnected && !isFolded) await this.#drawPaper(block);
    }
  }

  /** Write a paper when it is opened. @param {EventTarget | null} details */
  #unfold(details) {
    if (!(details instanceof HTMLDetailsElement) || !details.open) return;
    if (details.dataset.paper !== undefined) void this.#drawPaper(details);
  }

  /** Show a paper and bring the reader to it. @param {string} kind */
  async showPaper(kind) {
    const block = find(this.region, `[data-paper="${kind}"]`);
    if (block instanceof HTMLDetailsElement) block.open = true;
    await this.#drawPaper(block);
    const heading = block.querySelector("[data-paper-heading]");
    if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
    block.scrollIntoView();
  }

  /** Print a paper that is a file of its own, else the outcome. @param {string} kind */
  async printPaper(kind) {
    await this.showPaper(kind);
    const file = this.region.querySelector(`[data-paper="${kind}"] [data-file] a`);
    const opened = file instanceof HTMLAnchorElement ? window.open(file.href) : null;
    if (opened) opened.addEventListener("load", () => opened.print());
    else window.print();
  }

  /** @param {HTMLElement} block */
  async #drawPaper(block) {
    const place = find(block, "[data-paper-place]");
    if (place.dataset.state) return;
    place.dataset.state = "asked";
    try {
      const paper = await this.write(block.dataset.paper ?? "", {});
      place.replaceChildren(drawPaper(this.root, paper));
      fill(block, "waiting", null);
      if (paper.file) this.#offerChoices(block, place);
    } catch (error) {
      if (!(error instanceof PaperRefusedError)) throw error;
      fill(block, "waiting", error.message);
    }
  }

  /**
   * What a person may choose about a paper; it is then written anew.
   *
   * @param {HTMLElement} block
   * @param {HTMLElement} place
   */
  #offerChoices(block, place) {
    const kind = block.dataset.paper ?? "";
    if (!hasTemplate(this.root, `choice-${kind}`)) return;
    const choice = stamp(this.root, `choice-${kind}`);
    const box = find(choice, "input");
    if (!(box instanceof HTMLInputElement)) throw new TypeError("a choice is not a box");
    box.addEventListener("change", async () => {
      const choices = box.checked ? JSON.parse(box.dataset.sets ?? "{}") : {};
      place.replaceChildren(drawPaper(this.root, await this.write(kind, choices)));
    });
    place.before(choice);
  }
}
