/**
 * All files of the runtime for one start. The failure this module exists for: files fetched one
 * after the other cost a round trip each, and files of two deploys mixed do not run.
 */

import { digest, downloadBytes, downloadModule, request } from "./download.js";
import { DownloadFailed, IntegrityFailed, PageOutdated } from "./errors.js";
import { forget, keep, recall } from "./store.js";

/** @typedef {import("./download.js").FileEntry} FileEntry */
/** @typedef {{name: string, file_name: string, depends: string[], imports: string[]}} LockedPackage */

/**
 * @typedef {object} Manifest
 * @property {number} protocol
 * @property {string} package
 * @property {string} entry
 * @property {Record<string, FileEntry>} files
 * @property {{info: object, packages: Record<string, LockedPackage>}} lock
 */

/**
 * What a worker needs to start.
 *
 * @typedef {object} Bundle
 * @property {string} base
 * @property {Manifest} manifest
 * @property {Blob} runner
 * @property {WebAssembly.Module} module
 * @property {ArrayBuffer} library
 * @property {Promise<ArrayBuffer>} wheel our package, perhaps still on its way
 */

/** The protocol of messages.js that this page speaks. */
const PROTOCOL = 1;
const RUNNER = "runner.mjs";
const MODULE = "pyodide.asm.wasm";
const LIBRARY = "python_stdlib.zip";

/** Downloads into one folder's files, with one count of bytes. */
export class Depot {
  /**
   * @param {string} manifestUrl absolute; the folder's name is the start of the manifest's digest
   * @param {AbortSignal} signal
   * @param {(loaded: number, total: number) => void} onProgress
   */
  constructor(manifestUrl, signal, onProgress) {
    this.base = new URL(".", manifestUrl).href;
    this.signal = signal;
    this.onProgress = onProgress;
    this.loaded = 0;
    this.total = 0;
    /** @type {Promise<Manifest>} */
    this.manifest = this.fetchManifest(manifestUrl);
    this.manifest.catch(() => {});
  }

  /**
   * What Python needs to start is asked for at once, before the manifest is here: the names never
   * change. Our package comes after it, while Python starts.
   *
   * @returns {Promise<Bundle>}
   */
  async bundle() {
    const [manifest, runner, module, library] = await Promise.all([
      this.manifest.then((found) => this.count(found)),
      this.bytes(RUNNER),
      downloadModule(this.order(MODULE)),
      this.bytes(LIBRARY),
    ]);
    const wheel = this.bytes(fileOf(manifest, manifest.package));
    wheel.catch(() => {});
    return {
      base: this.base,
      manifest,
      runner: new Blob([runner], { type: "text/javascript" }),
      module,
      library,
      wheel,
    };
  }

  /** Fetch everything a start needs, one file after the other, so that a page is not slowed. */
  async fetchAll() {
    const manifest = await this.manifest;
    for (const name of [MODULE, LIBRARY, RUNNER, fileOf(manifest, manifest.package)]) {
      await this.bytes(name);
    }
  }

  /**
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  bytes(name) {
    return downloadBytes(this.order(name));
  }

  /**
   * Return a library's bytes; where a deploy has removed this folder since, from the folder that
   * the site has now, if the file there is the same.
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
    this.onProgress(Math.min(this.loaded, this.total || this.loaded), this.total);
  }

  /**
   * @param {string} url
   * @returns {Promise<Manifest>}
   */
  async fetchManifest(url) {
    const kept = await recall(url);
    const response = kept ?? (await request(url, this.signal));
    const bytes = await response.arrayBuffer();
    if (!(await digest(bytes)).startsWith(folderName(url))) {
      forget(url);
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

/**
 * Return the address of the manifest that the site has now: an old page, open since before a
 * deploy, finds its own folder gone.
 *
 * @param {string} manifestUrl the one that the page was built with
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>} null where the site still has the same
 */
export async function findPresentManifest(manifestUrl, signal) {
  const response = await fetch(new URL("../manifest.json", manifestUrl), {
    signal,
    cache: "no-cache",
  }).catch(() => null);
  const present = response?.ok ? await response.json().catch(() => null) : null;
  const folder = typeof present?.folder === "string" ? present.folder : folderName(manifestUrl);
  if (folder === folderName(manifestUrl)) {
    return null;
  }
  return new URL(`../${folder}/manifest.json`, manifestUrl).href;
}

/**
 * Return the file names of packages and of all that they need.
 *
 * @param {Manifest} manifest
 * @param {string[]} names package or import names
 * @returns {string[]}
 */
export function filesOf(manifest, names) {
  const packages = Object.values(manifest.lock.packages);
  /** @type {Set<string>} */
  const files = new Set();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const found = packages.find((one) => one.name === name || one.imports.includes(name ?? ""));
    if (found && !files.has(found.file_name)) {
      files.add(found.file_name);
      waiting.push(...found.depends);
    }
  }
  return [...files];
}

/**
 * @param {Manifest} manifest
 * @param {string} name
 */
function fileOf(manifest, name) {
  const found = manifest.lock.packages[name];
  if (!found) {
    throw new DownloadFailed(`the lock has no package ${name}`);
  }
  return found.file_name;
}

/**
 * @param {Manifest} manifest
 * @param {string} name
 * @returns {FileEntry}
 */
function entryOf(manifest, name) {
  const entry = manifest.files[name];
  if (!entry) {
    throw new DownloadFailed(`the manifest has no file ${name}`);
  }
  return entry;
}

/** @param {string} manifestUrl */
function folderName(manifestUrl) {
  return new URL(manifestUrl).pathname.split("/").at(-2) ?? "";
}
