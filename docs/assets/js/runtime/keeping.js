/**
 * Decide what is kept for the next visit, and when. The failure this module exists for: work for the
 * next visit takes processor time from the person who uses the page now.
 */

import { hasRoomForImage, savesData, whenIdle } from "./idle.js";
import { makeImage } from "./spawn.js";
import { mayWrite, write } from "./writing.js";

/** @typedef {import("./loading.js").Loaded} Loaded */

/** Without a question for so long, a second of a processor's time disturbs no one. */
const QUIET = 4_000;

export class Keeper {
  /** @param {import("./loading.js").Libraries} libraries */
  constructor(libraries) {
    this.libraries = libraries;
    this.begun = false;
    /** @type {Promise<void> | null} */
    this.imageComing = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.quiet = undefined;
  }

  /**
   * After an answer: keep the files when the page is idle, and Python's memory when no call has come
   * for a while.
   *
   * @param {Loaded | null} loaded null to keep nothing
   * @param {boolean} needsImage
   */
  answered(loaded, needsImage) {
    if (!loaded || !mayWrite()) {
      return;
    }
    if (!this.begun) {
      this.begun = true;
      whenIdle(() => void this.files(loaded, savesData()));
    }
    clearTimeout(this.quiet);
    if (needsImage && !savesData()) {
      this.quiet = setTimeout(() => void this.image(loaded), QUIET);
    }
  }

  /**
   * Keep the files of a start and of papers; what only lists and notices need is kept once it was
   * used. Ignore failures: a missing file is fetched again when it is needed.
   *
   * @param {Loaded} loaded
   * @param {boolean} onlyWhatIsHere without the libraries that only papers need
   */
  async files(loaded, onlyWhatIsHere) {
    const { papers } = loaded.bundle.manifest;
    await (onlyWhatIsHere ? null : this.libraries.fetch(loaded, papers).catch(() => {}));
    await write(() => loaded.depot.settle()).catch(() => {});
  }

  /**
   * Keep Python's memory after its start, so that the next visit need not start it.
   *
   * @param {Loaded} loaded
   */
  async image({ bundle, depot }) {
    clearTimeout(this.quiet);
    if (hasRoomForImage() && mayWrite()) {
      this.imageComing ??= makeImage(bundle).then((image) => write(() => depot.keepImage(image)));
    }
    await this.imageComing?.catch(() => {});
  }
}
