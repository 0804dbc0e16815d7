// How a list is read: its sheet, the row that names the columns, the order of its dates and what each
// column is. A person can change all of it.

import { find, findAll } from "../checker/page/elements.js";
import { compose, stamp } from "../checker/page/stamps.js";

/** @typedef {import("./types.js").Preview} Shown */

/** @param {HTMLSelectElement} select @param {{id: string, label: string}[]} options @param {string} value */
function setOptions(select, options, value) {
  select.replaceChildren(
    ...options.map(({ id, label }) => new Option(label, id, id === value, id === value)),
  );
}

/** @param {ParentNode} parent @param {string} selector @returns {HTMLSelectElement} */
export function findSelect(parent, selector) {
  const select = find(parent, selector);
  if (!(select instanceof HTMLSelectElement)) throw new TypeError(`${selector} is no selection`);
  return select;
}

export class Preview {
  /**
   * @param {HTMLElement} root
   * @param {() => void} changed  called when the person chose something else
   */
  constructor(root, changed) {
    this.root = root;
    this.box = find(root, "[data-preview]");
    this.order = find(root, "[data-order]");
    this.sheet = findSelect(this.box, "[data-sheet-choice]");
    this.header = findSelect(this.box, "[data-header-choice]");
    this.dates = findSelect(this.box, "[data-dates-choice]");
    /** @type {Record<string, string>} the targets that the person chose, by the column's place */
    this.targets = {};
    this.isDatesChosen = false;
    this.isHeaderChosen = false;
    this.sheet.addEventListener("change", () => {
      this.forget();
      changed();
    });
    this.header.addEventListener("change", () => {
      this.targets = {};
      this.isHeaderChosen = true;
      changed();
    });
    this.dates.addEventListener("change", () => {
      this.isDatesChosen = true;
      changed();
    });
    this.order.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      this.isDatesChosen = true;
      this.dates.value = event.target.value;
      changed();
    });
    this.box.addEventListener("change", (event) => {
      const select = event.target;
      if (!(select instanceof HTMLSelectElement) || select.dataset.target === undefined) return;
      this.targets[select.dataset.target] = select.value;
      changed();
    });
  }

  /** Forget what was chosen about another list. */
  forget() {
    this.targets = {};
    this.isDatesChosen = false;
    this.isHeaderChosen = false;
  }

  hide() {
    this.forget();
    this.box.hidden = true;
    this.order.hidden = true;
    find(this.box, "[data-columns]").replaceChildren();
    find(this.order, "[data-order-question]").textContent = "";
    for (const select of [this.sheet, this.header]) select.replaceChildren();
  }

  /** @returns {object} the choices, as Python takes them */
  get choices() {
    return {
      sheet: this.sheet.value,
      header_row: this.isHeaderChosen ? Number(this.header.value) : null,
      targets: this.targets,
      dates: this.isDatesChosen ? this.dates.value : "",
    };
  }

  /** @param {Shown} shown */
  draw(shown) {
    const sheets = shown.sheets.map((name) => ({ id: name, label: name }));
    const rows = shown.header_rows.map(({ row, label }) => ({ id: String(row), label }));
    setOptions(this.sheet, sheets, shown.sheet);
    setOptions(this.header, rows, String(shown.header_row));
    setOptions(this.dates, shown.orders, shown.dates ?? "");
    if (!shown.dates) this.dates.selectedIndex = -1;
    find(this.box, "[data-preview-sheet]").hidden = sheets.length < 2;
    find(this.box, "[data-preview-header]").hidden = rows.length === 0;
    find(this.box, "[data-preview-dates]").hidden = !shown.has_days;
    this.#drawColumns(shown);
    this.#drawOrder(shown);
    this.box.hidden = false;
    if (shown.wrong.length > 0) this.box.setAttribute("open", "");
  }

  /** @param {Shown} shown */
  #drawColumns(shown) {
    const read = shown.columns.filter((column) => column.target).length;
    const summary = find(this.box, "[data-preview-summary]");
    summary.textContent = compose(summary.dataset.pattern ?? "", {
      read: String(read),
      count: String(shown.columns.length),
    });
    const lines = shown.columns.map((column) => {
      const line = stamp(this.root, "column");
      find(line, "[data-letters]").textContent = column.letters;
      find(line, "[data-name]").textContent = column.header;
      find(line, "[data-samples]").textContent = column.samples.join(", ");
      const select = findSelect(line, "[data-target]");
      select.dataset.target = String(column.place);
      select.setAttribute(
        "aria-label",
        `${column.header || column.letters}: ${select.getAttribute("aria-label")}`,
      );
      setOptions(select, shown.targets, column.target);
      return line;
    });
    find(this.box, "[data-columns]").replaceChildren(...lines);
  }

  /** Ask for the order of the dates, where the list does not tell. @param {Shown} shown */
  #drawOrder(shown) {
    this.order.hidden = !shown.ask;
    if (!shown.ask) return;
    find(this.order, "[data-order-question]").textContent = shown.ask;
    const choices = shown.orders.map(({ id, label }) => {
      const choice = stamp(this.root, "order");
      find(choice, "[data-words]").textContent = label;
      for (const input of findAll(choice, "input")) input.setAttribute("value", id);
      return choice;
    });
    find(this.order, "[data-order-choices]").replaceChildren(...choices);
  }
}
