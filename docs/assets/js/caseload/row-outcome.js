// A row in full: the outcome of its case, in place of the list. Esc leads back to the row.

import { Outcome, PaperRefusedError } from "../checker/outcome/outcome.js";
import { find, onPress } from "../checker/page/elements.js";
import { errorsOf } from "./board.js";
import { showingRefusals } from "./client.js";

/** @typedef {import("./types.js").BoardRow} BoardRow */
/** @typedef {import("../checker/page/types.js").Texts} Texts */

export class RowOutcome {
  /**
   * @param {HTMLElement} root
   * @param {import("./client.js").ListClient} client
   * @param {import("./board.js").Board} board
   */
  constructor(root, client, board) {
    this.root = root;
    this.client = client;
    this.board = board;
    this.place = find(root, "[data-row-place]");
    this.name = find(this.place, "[data-row-name]");
    this.errors = find(this.place, "[data-row-errors]");
    this.outcome = new Outcome(root, (kind, choices) => this.#write(kind, choices));
    /** @type {Texts} */
    this.answers = {};
    /** @type {BoardRow | null} */
    this.row = null;
    onPress(this.place, "[data-back-to-list]", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.row) this.close();
    });
    this.#handleActions();
  }

  #handleActions() {
    /** @type {Record<string, (value: string) => unknown>} */
    const actions = {
      tell: (value) => this.#tell(JSON.parse(value)),
      unfold: (value) => this.outcome.unfold(value),
      show_paper: (value) => this.outcome.showPaper(value),
      copy_paper: (value) => this.outcome.copyPaper(value),
      print: (value) => this.outcome.printPaper(value),
      go_on: (value) => this.#tell(JSON.parse(value)),
    };
    onPress(this.place, "[data-action]", (button) => {
      actions[button.dataset.action ?? ""]?.(button.dataset.value ?? "");
    });
  }

  /** @param {BoardRow} row */
  open(row) {
    this.row = row;
    this.#show(true);
    this.name.textContent = this.board.nameOf(row);
    this.#drawErrors(row);
    this.outcome.region.hidden = errorsOf(row).length > 0;
    if (this.outcome.region.hidden) {
      find(this.place, "[data-back-to-list]").focus();
      return;
    }
    void showingRefusals(this.name, async () => {
      const { answers } = await this.client.ask("list_case", { place: row.place });
      await this.#tell(answers);
    });
  }

  /** @param {BoardRow} row */
  #drawErrors(row) {
    const items = errorsOf(row).map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    });
    this.errors.replaceChildren(...items);
  }

  /** @param {boolean} isOpen */
  #show(isOpen) {
    this.place.hidden = !isOpen;
    this.board.section.hidden = isOpen;
    find(this.root, "[data-intake]").hidden = isOpen;
  }

  close() {
    const { row } = this;
    this.clear();
    this.#show(false);
    if (row) void this.board.focusRow(row.place);
  }

  clear() {
    this.row = null;
    this.answers = {};
    this.place.hidden = true;
    find(this.root, "[data-intake]").hidden = false;
    this.outcome.clear();
    this.errors.replaceChildren();
    this.name.textContent = "";
  }

  /** @param {Texts} sets */
  async #tell(sets) {
    const { row } = this;
    this.answers = { ...this.answers, ...sets };
    const { view } = await this.client.ask("outcome", { answers: this.answers });
    if (row !== this.row) return;
    this.outcome.draw(view);
    this.outcome.heading.focus({ preventScroll: true });
    this.place.scrollIntoView();
    void this.outcome.drawPapers();
  }

  /** @param {string} kind @param {object} choices */
  async #write(kind, choices) {
    const request = { kind, answers: this.answers, ...choices };
    const answer = await this.client.ask("document", request).catch((error) => {
      throw new PaperRefusedError(error.message);
    });
    return answer.document;
  }
}
