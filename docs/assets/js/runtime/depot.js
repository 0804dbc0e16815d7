/**
 * Download all files of the runtime for one start. The failure this module exists for: files fetched
 * one after the other cost a round trip each, and a page that inflates them itself stutters while a
 * person types.
 *
 * It runs in its own worker where the browser can start one, see remote.js.
 */

import { digest } from "./digest.js";
import { downloadBytes, downloadModule, request } from "./download.js";
import { IntegrityFailed, PageOutdated } from "./errors.js";
import { entryOf, fileOf, findPresentManifest, folderName } from "./manifest.js";
import { forget, keep, keepMade, recall, recallMade, settle } from "./store.js";

/** @typedef {import("./manifest.js").Manifest} Manifest */

/**
 * What a worker needs to start, without our package, which may still be downloading.
 *
 * @typedef {object} Parts
 * @property {string} base
 * @property {Manifest} manifest
 * @property {Blob} runner
 * @property {WebAssembly.Module} module
 * @property {ArrayBuffer} library
 * @property {ArrayBuffer | null} image Python's memory, if an earlier visit kept it
 *
 * @typedef {Parts & {wheel: Promise<ArrayBuffer>}} Bundle
 */

/**
 * @typedef {object} Listener
 * @property {(loaded: number, total: number) => void} onProgress
 * @property {(runner: Blob) => void} onRunner called when the worker's script is here, before the rest
 */

/** The protocol of messages.js that this page speaks. */
const PROTOCOL = 3;
const RUNNER = "runner.mjs";
const MODULE = "pyodide.asm.wasm";
const LIBRARY = "python_stdlib.zip";
/** Not a file of the site: this device makes it, and it fits only the files of this folder. */
const IMAGE = "memory-image";

/** Downloads the files of one folder and counts their bytes together. */
export class Depot {
  /**
   * @param {string} manifestUrl absolute; the folder's name is the start of the manifest's digest
   * @param {AbortSignal} signal
   * @param {Listener} listener
   */
  constructor(manifestUrl, signal, listener) {
    this.base = new URL(".", manifestUrl).href;
    this.signal = signal;
    this.listener = listener;
    this.loaded = 0;
    this.total = 0;
    /** @type {Promise<Manifest>} */
    this.manifest = this.fetchManifest(manifestUrl);
    this.manifest.catch(() => {});
  }

  /**
   * Request everything that Python needs to start at once, before the manifest is here: the names
   * never change. Our package is downloaded after it, while Python starts.
   *
   * @returns {Promise<Parts>}
   */
  async parts() {
    const [manifest, runner, module, library, image] = await Promise.all([
      this.manifest.then((found) => this.count(found)),
      this.runner(),
      downloadModule(this.order(MODULE)),
      this.bytes(LIBRARY),
      recallMade(this.base + IMAGE),
    ]);
    return { base: this.base, manifest, runner, module, library, image };
  }

  /** @returns {Promise<ArrayBuffer>} our package */
  async wheel() {
    const manifest = await this.manifest;
    return this.bytes(fileOf(manifest, manifest.package));
  }

  async runner() {
    const runner = new Blob([await this.bytes(RUNNER)], { type: "text/javascript" });
    this.listener.onRunner(runner);
    return runner;
  }

  /**
   * Return a library's bytes. If a deploy has removed this folder, take the file from the site's
   * current folder, but only if it is the same file.
   *
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  async library(name) {
    try {
      return await this.bytes(name);
    } catch (error) {
      const present = await findPresentManifest(`${this.base}manifest.json`, this.signal);
      if (!present) {
        throw error;
      }
      return await downloadBytes(this.order(name, new URL(".", present).href));
    }
  }

  /** Write all downloaded files to the cache, and delete those of other versions. */
  async settle() {
    await settle(this.base);
  }

  /** @param {ArrayBuffer} image */
  async keepImage(image) {
    await keepMade(this.base + IMAGE, image);
  }

  async forgetImage() {
    await forget(this.base + IMAGE);
  }

  /** Fetch and cache all files for a start, one after the other so that the page stays fast. */
  async fetchAhead() {
    const manifest = await this.manifest;
    for (const name of [MODULE, LIBRARY, RUNNER, fileOf(manifest, manifest.package)]) {
      await this.bytes(name);
    }
    await this.settle();
  }

  /**
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  bytes(name) {
    return downloadBytes(this.order(name));
  }

  /**
   * @param {string} name
   * @param {string} base
   * @returns {import("./download.js").Order}
   */
  order(name, base = this.base) {
    return {
      base,
      name,
      entry: this.manifest.then((manifest) => entryOf(manifest, name)),
      signal: this.signal,
      onBytes: (bytes) => this.advance(bytes),
    };
  }

  /**
   * @param {Manifest} manifest
   * @returns {Manifest}
   */
  count(manifest) {
    const names = [RUNNER, MODULE, LIBRARY, fileOf(manifest, manifest.package)];
    this.total = names.reduce((sum, name) => sum + entryOf(manifest, name).gzip.size, 0);
    return manifest;
  }

  /** @param {number} bytes */
  advance(bytes) {
    this.loaded += bytes;
    this.listener.onProgress(Math.min(this.loaded, this.total || this.loaded), this.total);
  }

  /**
   * @param {string} url
   * @returns {Promise<Manifest>}
   */
  async fetchManifest(url) {
    const kept = await recall(url);
    const response = kept ?? (await request(url, this.signal));
    const bytes = await response.arrayBuffer();
    const found = await digest(bytes);
    if (found !== null && !found.startsWith(folderName(url))) {
      void forget(url);
      throw new IntegrityFailed("manifest.json");
    }
    if (!kept) {
      keep(url, bytes);
    }
    const manifest = /** @type {Manifest} */ (JSON.parse(new TextDecoder().decode(bytes)));
    if (manifest.protocol !== PROTOCOL) {
      throw new PageOutdated();
    }
    return manifest;
  }
}
