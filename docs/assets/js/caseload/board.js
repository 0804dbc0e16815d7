// The board: what is due, row by row. Only the rows of the open page are in the document.

import { find, findAll, onPress } from "../checker/page/elements.js";
import { compose, stamp } from "../checker/page/stamps.js";
import { showingRefusals } from "./client.js";
import { findSelect } from "./preview.js";

/** @typedef {import("./types.js").BoardRow} BoardRow */
/** @typedef {import("./types.js").Above} Above */

const ROWS_ON_A_PAGE = 50;

/** @param {ParentNode} parent @param {string} selector @returns {HTMLInputElement} */
export function findInput(parent, selector) {
  const input = find(parent, selector);
  if (!(input instanceof HTMLInputElement)) throw new TypeError(`${selector} is no input`);
  return input;
}

export class Board {
  /**
   * @param {HTMLElement} root
   * @param {import("./client.js").ListClient} client
   * @param {(row: BoardRow) => void} open  called when a row is pressed
   */
  constructor(root, client, open) {
    this.root = root;
    this.client = client;
    this.section = find(root, "[data-board]");
    this.table = find(root, "[data-cases]");
    this.body = find(root, "[data-case-rows]");
    this.how = findSelect(root, "[data-how]");
    this.search = findInput(root, "[data-search]");
    this.masked = findInput(root, "[data-masked]");
    this.changedOnly = findInput(root, "[data-changed-only]");
    this.words = stamp(root, "row-words").dataset;
    /** @type {BoardRow[]} the rows of the open page */
    this.page = [];
    /** @type {number[]} the places of the rows that fit, in their order */
    this.shown = [];
    /** @type {Map<number, string>} what changed since last week, by the row's number */
    this.changes = new Map();
    /** @type {Above | null} */
    this.above = null;
    this.state = "";
    this.order = { key: "due", isDown: false };
    this.first = 0;
    /** the number of the newest question to Python; an older answer is dropped */
    this.asked = 0;
    onPress(this.section, "[data-open-row]", (button) => {
      const row = this.page.find((one) => String(one.place) === button.dataset.openRow);
      if (row) open(row);
    });
    onPress(this.section, "[data-state]", (button) =>
      this.#chooseState(button.dataset.state ?? ""),
    );
    onPress(this.section, "[data-sort]", (button) => this.#sort(button.dataset.sort ?? ""));
    onPress(this.section, "[data-page-turn]", (button) => {
      void this.#turn(Number(button.dataset.pageTurn));
    });
    for (const field of [this.how, this.masked, this.changedOnly]) {
      field.addEventListener("change", () => void this.refresh());
    }
    this.search.addEventListener("input", () => void this.refresh());
    this.body.addEventListener("keydown", (event) => this.#moveByKey(event));
  }

  clear() {
    this.page = [];
    this.shown = [];
    this.first = 0;
    this.asked += 1;
    this.changes.clear();
    this.above = null;
    this.state = "";
    this.search.value = "";
    this.how.value = "";
    this.changedOnly.checked = false;
    this.order = { key: "due", isDown: false };
    this.section.hidden = true;
    delete this.root.dataset.hasBoard;
    for (const name of ["rows", "ready", "toFix"]) this.table.dataset[name] = "";
    for (const selector of [
      "[data-states]",
      "[data-weeks]",
      "[data-board-notes]",
      "[data-board-said]",
    ]) {
      find(this.section, selector).replaceChildren();
    }
    find(this.section, "[data-board-heading]").textContent = "";
    find(this.root, "[data-changed-only-box]").hidden = true;
    this.#drawPage();
  }

  /** Show the first rows while the others are planned. @param {BoardRow[]} rows */
  take(rows) {
    if (rows.length === 0) return;
    this.page = [...this.page, ...rows];
    this.shown = this.page.map((row) => row.place);
    this.section.hidden = false;
    this.#drawPage();
  }

  /** @param {Above} above */
  async drawAbove(above) {
    this.above = above;
    this.section.hidden = false;
    this.root.dataset.hasBoard = "";
    const heading = above.said[0] ?? "";
    find(this.section, "[data-board-heading]").textContent = heading;
    find(this.section, "[data-board-said]").textContent = above.said.slice(1).join(" ");
    this.#drawNotes(above);
    this.#drawStates(above);
    this.#drawWeeks(above);
    this.table.dataset.rows = String(above.rows);
    this.table.dataset.ready = String(above.ready);
    this.table.dataset.toFix = String(above.to_fix);
    const chosen = this.how.value;
    const all = this.how.options[0];
    const ways = Object.entries(above.how_words).map(([id, words]) => new Option(words, id));
    this.how.replaceChildren(...(all ? [all] : []), ...ways);
    this.how.value = chosen;
    await this.refresh();
  }

  /** @param {Above} above */
  #drawNotes(above) {
    const items = above.notes.map((note) => {
      const item = document.createElement("li");
      item.textContent = note;
      return item;
    });
    find(this.section, "[data-board-notes]").replaceChildren(...items);
  }

  /** @param {Above} above */
  #drawStates(above) {
    const buttons = above.states.map(({ state, text }) => {
      const button = stamp(this.root, "state");
      button.dataset.state = state;
      button.textContent = text;
      button.setAttribute("aria-pressed", String(state === this.state));
      return button;
    });
    find(this.section, "[data-states]").replaceChildren(...buttons);
  }

  /** @param {Above} above */
  #drawWeeks({ weeks }) {
    find(this.section, "[data-weeks-caption]").textContent = weeks.caption;
    const most = Math.max(1, ...weeks.weeks.map((week) => week.count));
    const items = weeks.weeks.map((week) => {
      const item = stamp(this.root, "week");
      find(item, "[data-long]").textContent = week.text;
      find(item, "[data-short]").textContent = week.short;
      find(item, "[data-count]").textContent = String(week.count);
      find(item, ".weeks__bar").style.setProperty("--share", String(week.count / most));
      return item;
    });
    find(this.section, "[data-weeks]").replaceChildren(...items);
    // A wide screen has room for the chart.
    if (window.matchMedia("(min-width: 50em)").matches) {
      find(this.section, "[data-weeks-box]").setAttribute("open", "");
    }
  }

  /** @param {string} state */
  #chooseState(state) {
    this.state = this.state === state ? "" : state;
    for (const button of findAll(this.section, "[data-state]")) {
      button.setAttribute("aria-pressed", String(button.dataset.state === this.state));
    }
    void this.refresh();
  }

  /** @param {string} key */
  #sort(key) {
    this.order = { key, isDown: this.order.key === key && !this.order.isDown };
    for (const button of findAll(this.section, "[data-sort]")) {
      const isHere = button.dataset.sort === key;
      const direction = this.order.isDown ? "descending" : "ascending";
      button.closest("th")?.setAttribute("aria-sort", isHere ? direction : "none");
    }
    void this.refresh();
  }

  /** @param {number} pages */
  #turn(pages) {
    return this.#showFrom(Math.max(0, this.first + pages * ROWS_ON_A_PAGE));
  }

  /** Show the page that begins at a place. @param {number} first */
  #showFrom(first) {
    return showingRefusals(find(this.section, "[data-page-words]"), () => this.#turnTo(first));
  }

  /** @param {number} first */
  async #turnTo(first) {
    this.asked += 1;
    const { asked } = this;
    const places = this.shown.slice(first, first + ROWS_ON_A_PAGE);
    const { rows } = await this.client.ask("list_rows", { places });
    if (asked !== this.asked) return;
    this.first = first;
    this.page = rows;
    this.#drawPage();
  }

  /** Ask Python which rows fit, and show their first page. A refusal stands where their count does. */
  refresh() {
    return showingRefusals(find(this.section, "[data-page-words]"), () => this.#show());
  }

  async #show() {
    if (!this.above) return;
    this.asked += 1;
    const { asked } = this;
    const { places, rows } = await this.client.ask("list_view", this.view);
    if (asked !== this.asked) return;
    this.shown = places;
    this.first = 0;
    this.page = rows;
    this.#drawPage();
  }

  /** What is asked for, as Python takes it. */
  get view() {
    return {
      state: this.state,
      how: this.how.value,
      text: this.search.value.trim(),
      numbers: this.changedOnly.checked ? [...this.changes.keys()] : null,
      sort: this.order.key,
      is_descending: this.order.isDown,
    };
  }

  #drawPage() {
    const { page } = this;
    this.table.setAttribute("aria-rowcount", String(this.shown.length + 1));
    this.body.replaceChildren(...page.map((row, place) => this.#line(row, this.first + place)));
    const words = find(this.section, "[data-page-words]");
    words.textContent =
      page.length === 0
        ? (words.dataset.none ?? "")
        : compose(words.dataset.pattern ?? "", {
            first: String(this.first + 1),
            last: String(this.first + page.length),
            count: String(this.shown.length),
          });
    for (const button of findAll(this.section, "[data-page-turn]")) {
      const isBack = button.dataset.pageTurn === "-1";
      const isPossible = isBack ? this.first > 0 : this.first + page.length < this.shown.length;
      button.toggleAttribute("disabled", !isPossible);
    }
  }

  /** @param {BoardRow} row */
  nameOf(row) {
    return row.reference || compose(this.words.rowPattern ?? "", { row: String(row.row) });
  }

  /** @param {BoardRow} row @param {number} place  among the rows that are shown */
  #line(row, place) {
    const line = stamp(this.root, "case-row");
    line.setAttribute("aria-rowindex", String(place + 2));
    line.dataset.state = row.protected ? "apart" : (row.state ?? "");
    const button = find(line, "[data-open-row]");
    button.dataset.openRow = String(row.place);
    button.textContent = this.nameOf(row);
    const cells = {
      receipt: this.masked.checked ? row.receipt_masked : row.receipt,
      form: row.form,
      office: row.office,
      step: row.protected ? this.words.protected : this.#step(row),
      when: row.when,
      days_left: row.days_left === null ? "" : String(row.days_left ?? ""),
      how: row.how ? this.above?.how_words[row.how] : "",
      watch: [this.changes.get(row.row), ...(row.warnings ?? []), ...errorsOf(row)]
        .filter(Boolean)
        .join(" "),
    };
    for (const [name, text] of Object.entries(cells)) {
      find(line, `[data-cell="${name}"]`).textContent = text ?? "";
    }
    if (row.protected) button.replaceWith(button.textContent);
    return line;
  }

  /** @param {BoardRow} row */
  #step(row) {
    return row.step ?? this.above?.state_words[row.state ?? ""] ?? "";
  }

  /** Go from row to row with the arrow keys, across the pages. @param {KeyboardEvent} event */
  #moveByKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const button = event.target;
    if (!step || !(button instanceof HTMLElement) || button.dataset.openRow === undefined) return;
    event.preventDefault();
    const next = this.shown[this.shown.indexOf(Number(button.dataset.openRow)) + step];
    if (next !== undefined) void this.focusRow(next);
  }

  /** Show the page of a row, and focus it. @param {number} place */
  async focusRow(place) {
    const index = Math.max(0, this.shown.indexOf(place));
    const first = Math.floor(index / ROWS_ON_A_PAGE) * ROWS_ON_A_PAGE;
    if (first !== this.first) await this.#showFrom(first);
    const button = this.body.querySelector(`[data-open-row="${place}"]`);
    if (button instanceof HTMLElement) button.focus();
  }

  /** @param {{changes: {kind: string, row: number, text: string}[]}} found */
  showChanges(found) {
    const there = found.changes.filter(({ kind }) => kind !== "gone");
    this.changes = new Map(there.map(({ row, text }) => [row, text]));
    find(this.root, "[data-changed-only-box]").hidden = false;
    this.#drawPage();
  }
}

/** @param {BoardRow} row */
export function errorsOf(row) {
  return (row.errors ?? []).map(({ column, text }) => (column ? `${column}: ${text}` : text));
}
