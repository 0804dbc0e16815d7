// Plan the list in slices, so that the first rows are there at once, the page can tell how far it is,
// and the person can stop. A slice takes about a tenth of a second of Python's time.

import { find, onPress } from "../checker/page/elements.js";
import { compose } from "../checker/page/stamps.js";

/** @typedef {import("./types.js").BoardRow} BoardRow */

const FIRST_SLICE = 60;
const SLICE_MS = 100;
const MOST_AT_ONCE = 1_000;

export class Planning {
  /**
   * @param {HTMLElement} root
   * @param {import("./client.js").ListClient} client
   */
  constructor(root, client) {
    this.client = client;
    this.box = find(root, "[data-planning]");
    this.words = find(this.box, "[data-planning-words]");
    const bar = find(this.box, "progress");
    if (!(bar instanceof HTMLProgressElement)) throw new TypeError("progress is no progress bar");
    this.bar = bar;
    this.isStopped = false;
    /** the number of the newest planning; an older one ends */
    this.number = 0;
    onPress(this.box, "[data-stop]", () => {
      this.isStopped = true;
    });
  }

  /** End the planning that runs, if any. */
  end() {
    this.number += 1;
    this.box.hidden = true;
  }

  /**
   * @param {(rows: BoardRow[]) => void} take  called with each slice of rows
   * @returns {Promise<boolean>} whether it ended by itself or was stopped, and not by another one
   */
  async run(take) {
    this.end();
    const { number } = this;
    this.isStopped = false;
    this.words.textContent = this.words.dataset.first ?? "";
    this.bar.removeAttribute("value");
    this.box.hidden = false;
    await this.client.ask("list_begin");
    let count = FIRST_SLICE;
    const begun = performance.now();
    while (number === this.number && !this.isStopped) {
      const before = performance.now();
      const slice = await this.client.ask("list_more", { count });
      if (number !== this.number) return false;
      take(slice.rows);
      this.#show(slice.done, slice.total, performance.now() - begun);
      if (slice.finished) break;
      const took = Math.max(1, performance.now() - before);
      if (slice.done > 0) {
        count = Math.min(MOST_AT_ONCE, Math.max(10, Math.round((count * SLICE_MS) / took)));
      }
    }
    if (number !== this.number) return false;
    this.box.hidden = true;
    return true;
  }

  /** @param {number} done @param {number} total @param {number} took  milliseconds so far */
  #show(done, total, took) {
    if (done === 0) return;
    this.bar.max = total;
    this.bar.value = done;
    const seconds = Math.ceil(((total - done) * took) / done / 1000);
    this.words.textContent = compose(this.words.dataset.pattern ?? "", {
      done: String(done),
      total: String(total),
      seconds: String(seconds),
    });
  }
}
