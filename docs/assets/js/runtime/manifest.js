/**
 * The list of the runtime's files, and where the site has it now. The failure this module exists for:
 * files from two different deploys do not work together.
 */

import { DownloadFailed } from "./errors.js";

/** @typedef {import("./download.js").FileEntry} FileEntry */
/** @typedef {{name: string, file_name: string, depends: string[], imports: string[]}} LockedPackage */

/**
 * @typedef {object} Manifest
 * @property {number} protocol
 * @property {string} package
 * @property {string} entry
 * @property {string[]} rehearsal requests that a worker is asked before its memory is kept
 * @property {string[]} papers packages that papers need: they are kept for use without a network
 * @property {Record<string, FileEntry>} files
 * @property {{info: object, packages: Record<string, LockedPackage>}} lock
 */

/**
 * Return the address of the site's current manifest: for a page that was opened before a deploy, its
 * own folder is gone.
 *
 * @param {string} manifestUrl the one that the page was built with
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>} null if the site still has the same one
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
export function fileOf(manifest, name) {
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
export function entryOf(manifest, name) {
  const entry = manifest.files[name];
  if (!entry) {
    throw new DownloadFailed(`the manifest has no file ${name}`);
  }
  return entry;
}

/** @param {string} manifestUrl */
export function folderName(manifestUrl) {
  return new URL(manifestUrl).pathname.split("/").at(-2) ?? "";
}
