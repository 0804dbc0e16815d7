/**
 * Load everything for a start from the site's current folder. The failure this module exists for: a
 * page that is open during a deploy asks for a folder that is gone.
 */

import { CallFailed } from "./errors.js";
import { filesOf, findPresentManifest } from "./manifest.js";
import { openDepot } from "./remote.js";

/** @typedef {import("./depot.js").Bundle} Bundle */
/** @typedef {import("./depot.js").Listener} Listener */
/** @typedef {import("./remote.js").DepotFace} DepotFace */
/** @typedef {{bundle: Bundle, depot: DepotFace}} Loaded */

/**
 * @param {string} manifestUrl
 * @param {AbortSignal} signal
 * @param {Listener} listener
 * @returns {Promise<Loaded>}
 */
export async function load(manifestUrl, signal, listener) {
  try {
    return await loadFrom(manifestUrl, signal, listener);
  } catch (error) {
    const present = signal.aborted ? null : await findPresentManifest(manifestUrl, signal);
    if (!present) {
      throw error;
    }
    return await loadFrom(present, signal, listener);
  }
}

/**
 * @param {string} manifestUrl
 * @param {AbortSignal} signal
 * @param {Listener} listener
 * @returns {Promise<Loaded>}
 */
async function loadFrom(manifestUrl, signal, listener) {
  const depot = await openDepot(manifestUrl, signal, listener);
  const parts = await depot.parts();
  const wheel = depot.wheel();
  wheel.catch(() => {});
  return { bundle: { ...parts, wheel }, depot };
}

/** The wheels that only papers need, each fetched once. */
export class Libraries {
  constructor() {
    /** @type {Map<string, Promise<ArrayBuffer>>} */
    this.known = new Map();
  }

  /**
   * @param {Loaded | null} loaded
   * @param {string[]} names package or import names
   * @returns {Promise<ArrayBuffer[]>}
   */
  async fetch(loaded, names) {
    const files = loaded ? filesOf(loaded.bundle.manifest, names) : [];
    if (!loaded || files.length === 0) {
      throw new CallFailed(`no library ${names.join(", ")}`);
    }
    return Promise.all(files.map((file) => this.one(loaded.depot, file)));
  }

  /**
   * @param {DepotFace} depot
   * @param {string} file
   * @returns {Promise<ArrayBuffer>}
   */
  one(depot, file) {
    const known = this.known.get(file);
    if (known) {
      return known;
    }
    const coming = depot.library(file);
    this.known.set(file, coming);
    coming.catch(() => this.known.delete(file));
    return coming;
  }
}
