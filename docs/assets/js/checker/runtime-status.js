// Python takes a while to arrive on a slow line. This says how far it is, in bytes, while the form
// is used already; and when it fails it says so, with another try and the way without it.

import { find, findAll } from "./elements.js";
import { compose } from "./stamps.js";

/** @typedef {import("../runtime/engine.js").Change} Change */

/**
 * @param {number} bytes
 * @param {string} language
 */
function megabytes(bytes, language) {
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return format.format(bytes / 1_000_000);
}

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
  }

  /** @param {Change} engine */
  show({ state, loadedBytes, totalBytes, reason }) {
    const before = this.root.dataset.runtime;
    this.root.dataset.runtime = state;
    this.loading.hidden = state !== "loading";
    this.failed.hidden = state !== "failed";
    if (totalBytes > 0) {
      this.bar.max = totalBytes;
      this.bar.value = loadedBytes;
      const language = this.root.dataset.language ?? "en";
      this.bytes.textContent = compose(this.bytes.dataset.pattern ?? "", {
        loaded: megabytes(loadedBytes, language),
        total: megabytes(totalBytes, language),
      });
    }
    for (const text of findAll(this.failed, "[data-reasons]")) {
      text.hidden = !text.dataset.reasons?.split(" ").includes(reason ?? "");
    }
    if (state !== before) this.#announce(state);
  }

  /** Someone waits for Python: say at once that it did not come. */
  focusFailure() {
    this.failed.focus();
  }

  /** @param {string} state */
  #announce(state) {
    this.announcement.textContent = this.announcement.dataset[state] ?? "";
  }
}
