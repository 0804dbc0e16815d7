// Show how much of Python is downloaded. On a slow connection this takes a while, and the person can
// use the form meanwhile. If the download fails, show a "Try again" button and the steps without Python.

import { find, findAll } from "../page/elements.js";
import { compose } from "../page/stamps.js";

/** @typedef {import("../../runtime/engine.js").Change} Change */

export class RuntimeStatus {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.loading = find(root, "[data-loading]");
    this.failed = find(root, "[data-failed]");
    this.announcement = find(root, "[data-announcement]");
    const bar = find(root, "progress");
    if (!(bar instanceof HTMLProgressElement))
      throw new TypeError("progress is not a progress bar");
    this.bar = bar;
    this.bytes = find(root, "[data-bytes]");
    /** @type {Intl.NumberFormat | null} created when first needed: it takes an old phone 100 ms */
    this.number = null;
    /** @type {Change | null} the newest progress that is not drawn yet */
    this.waiting = null;
  }

  /** @param {Change} change */
  show(change) {
    // Progress arrives hundreds of times a second; draw it at most once a frame.
    if (!this.waiting) requestAnimationFrame(() => this.#drawBytes());
    this.waiting = change;
    if (change.state === this.root.dataset.runtime) return;
    this.root.dataset.runtime = change.state;
    this.loading.hidden = change.state !== "loading";
    this.failed.hidden = change.state !== "failed";
    for (const text of findAll(this.failed, "[data-reasons]")) {
      text.hidden = !text.dataset.reasons?.split(" ").includes(change.reason ?? "");
    }
    this.announcement.textContent = this.announcement.dataset[change.state] ?? "";
  }

  #drawBytes() {
    const { loadedBytes, totalBytes } = this.waiting ?? { loadedBytes: 0, totalBytes: 0 };
    this.waiting = null;
    if (totalBytes === 0) return;
    this.bar.max = totalBytes;
    this.bar.value = loadedBytes;
    this.bytes.textContent = compose(this.bytes.dataset.pattern ?? "", {
      loaded: this.#megabytes(loadedBytes),
      total: this.#megabytes(totalBytes),
    });
  }

  /** @param {number} bytes */
  #megabytes(bytes) {
    this.number ??= new Intl.NumberFormat(this.root.dataset.language, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    return this.number.format(bytes / 1_000_000);
  }
}
