// A status round: one number after the other is copied and looked up, and a key says what the site
// shows. Python plans the row again.

import { copyText } from "../checker/page/clipboard.js";
import { find, findAll, onPress } from "../checker/page/elements.js";
import { stamp } from "../checker/page/stamps.js";
import { showingRefusals } from "./client.js";

/** @typedef {import("./types.js").BoardRow} BoardRow */

export class Round {
  /**
   * @param {HTMLElement} root
   * @param {import("./client.js").ListClient} client
   * @param {import("./board.js").Board} board
   * @param {() => Promise<void>} changed
   */
  constructor(root, client, board, changed) {
    this.root = root;
    this.client = client;
    this.board = board;
    this.changed = changed;
    this.box = find(root, "[data-round-box]");
    this.place = find(this.box, "[data-round]");
    this.said = find(this.box, "[data-round-said]");
    /** @type {Set<number>} the places of the rows that were looked up or passed over */
    this.seen = new Set();
    /** @type {BoardRow | null} */
    this.current = null;
    this.box.addEventListener("toggle", () => {
      if (this.board.above) void showingRefusals(this.said, () => this.draw());
    });
    onPress(
      this.box,
      "[data-round-key]",
      (button) => void this.#note(button.dataset.roundKey ?? ""),
    );
    onPress(this.box, "[data-round-skip]", () => void this.#next());
    onPress(this.box, "[data-round-copy]", () => void this.#copy());
    this.box.addEventListener("keydown", (event) => {
      if (/^[1-4]$/.test(event.key) && this.current) void this.#note(event.key);
    });
  }

  clear() {
    this.seen.clear();
    this.current = null;
    this.place.replaceChildren();
    this.said.textContent = "";
    this.box.removeAttribute("open");
  }

  /** Show the row that is to be looked up next, in the order of the board. */
  async draw() {
    this.current = null;
    if (!this.box.hasAttribute("open")) return this.place.replaceChildren();
    const question = { ...this.board.view, seen: [...this.seen] };
    const { row } = await this.client.ask("list_next", question);
    this.current = row;
    if (row) this.#show(row);
    else {
      this.place.replaceChildren();
      this.said.textContent = this.said.dataset.done ?? "";
    }
  }

  /** @param {BoardRow} row */
  #show(row) {
    const shown = stamp(this.root, "round");
    find(shown, "[data-what]").textContent = this.board.nameOf(row);
    find(shown, "[data-number]").textContent = row.receipt ?? "";
    const keys = (this.board.above?.keys ?? []).map(({ key, text }) => {
      const button = stamp(this.root, "state");
      delete button.dataset.state;
      button.removeAttribute("aria-pressed");
      button.dataset.roundKey = key;
      button.textContent = `${key} ${text}`;
      return button;
    });
    find(shown, "[data-round-keys]").replaceChildren(...keys);
    this.place.replaceChildren(shown);
  }

  async #copy() {
    const isCopied = await copyText(this.current?.receipt ?? "");
    this.said.textContent = (isCopied ? this.said.dataset.copied : this.said.dataset.refused) ?? "";
  }

  /** @param {string} key */
  #note(key) {
    const row = this.current;
    if (!row) return;
    // A second press while Python works must not be taken for the next row.
    this.current = null;
    return showingRefusals(this.said, async () => {
      await this.client.ask("list_status", { place: row.place, key });
      this.seen.add(row.place);
      await this.changed();
      this.#focus();
    });
  }

  async #next() {
    if (this.current) this.seen.add(this.current.place);
    await this.draw();
    this.#focus();
  }

  #focus() {
    if (this.current) this.said.textContent = "";
    (findAll(this.place, "[data-round-copy]")[0] ?? this.place).focus();
  }
}
