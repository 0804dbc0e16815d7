// Case inquiry dates: typed once, used for every row that they fit.

import { find, findAll } from "../checker/page/elements.js";
import { readFileAsBase64 } from "../checker/page/files.js";
import { stamp } from "../checker/page/stamps.js";
import { showingRefusals } from "./client.js";

/** @typedef {import("./types.js").Above} Above */

const MOST_BYTES = 1_000_000;

export class Dates {
  /**
   * @param {HTMLElement} root
   * @param {import("./client.js").ListClient} client
   * @param {() => Promise<void>} changed  called when rows were planned anew
   */
  constructor(root, client, changed) {
    this.root = root;
    this.client = client;
    this.changed = changed;
    this.box = find(root, "[data-dates-box]");
    this.said = find(this.box, "[data-dates-said]");
    this.box.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement) void this.#use(event.target);
    });
  }

  /** @param {Above} above */
  draw(above) {
    const summary = find(this.box, "[data-look-ups-text]");
    summary.textContent = above.look_ups_text || (summary.dataset.none ?? "");
    const forms = above.look_ups.map((lookUp) => {
      const form = stamp(this.root, "look-up");
      form.dataset.form = lookUp.form;
      form.dataset.office = lookUp.office ?? "";
      find(form, "[data-what]").textContent = [lookUp.form, lookUp.office]
        .filter(Boolean)
        .join(", ");
      find(form, "[data-rows-words]").textContent = lookUp.text;
      return form;
    });
    find(this.box, "[data-look-ups]").replaceChildren(...forms);
    const known = above.dates.map((date) => {
      const line = stamp(this.root, "known-date");
      find(line, "[data-what]").textContent = [date.form, date.category, date.office]
        .filter(Boolean)
        .join(", ");
      find(line, "[data-date]").textContent = date.date;
      find(line, "[data-seen]").textContent = date.seen_on;
      find(line, "[data-count]").textContent = String(date.rows);
      return line;
    });
    find(this.box, "[data-dates-table]").hidden = known.length === 0;
    find(this.box, "[data-dates-known]").replaceChildren(...known);
  }

  clear() {
    for (const name of ["[data-look-ups]", "[data-dates-known]", "[data-dates-said]"]) {
      find(this.box, name).replaceChildren();
    }
    for (const form of findAll(this.box, "[data-date-form]")) {
      if (form instanceof HTMLFormElement) form.reset();
    }
    this.box.removeAttribute("open");
  }

  /** @param {HTMLFormElement} form */
  #use(form) {
    const typed = Object.fromEntries(new FormData(form));
    const { form: number = "", office = "" } = form.dataset;
    const known =
      form.dataset.lookUp === undefined ? {} : { form: number, office, seen_on: "today" };
    const entry = { form: "", category: "", office: "", date: "", seen_on: "", ...known, ...typed };
    return showingRefusals(this.said, async () => {
      await this.#apply(await this.client.ask("list_dates", { entry }));
      if (form.dataset.lookUp === undefined) form.reset();
    });
  }

  /** @param {File} file */
  open(file) {
    return showingRefusals(this.said, async () => {
      const content = await readFileAsBase64(file, MOST_BYTES);
      await this.#apply(await this.client.ask("list_dates", {}, content));
    });
  }

  /** @param {{text: string}} answer */
  async #apply({ text }) {
    await this.changed();
    this.said.textContent = text;
  }
}
