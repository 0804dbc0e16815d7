// Erase everything that this copy of the site stores on a device, then check what is left: the page
// says "erased" only when nothing is found. The page's words name what a site cannot erase. Data of
// other copies and other sites on the same origin is not touched.

import { BASE, isKeptHere, writeNothingMore } from "../../runtime/start.js";
import { eraseAllCases, hasCases } from "./kept-cases.js";

/** @returns {Promise<string[]>} names of caches */
async function ownCaches() {
  return "caches" in globalThis ? (await caches.keys()).filter(isKeptHere) : [];
}

/** @returns {Promise<readonly ServiceWorkerRegistration[]>} */
async function workers() {
  if (!("serviceWorker" in navigator)) return [];
  const all = await navigator.serviceWorker.getRegistrations();
  return all.filter((one) => one.scope === BASE);
}

/** The keys that the theme stores its display settings under; each starts with the site's path. */
function themeKeys() {
  const start = `${new URL(BASE).pathname}.`;
  return [localStorage, sessionStorage].flatMap((storage) =>
    Object.keys(storage)
      .filter((name) => name.startsWith(start))
      .map((name) => /** @type {[Storage, string]} */ ([storage, name])),
  );
}

async function eraseCaches() {
  await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
}

async function eraseThemeKeys() {
  for (const [storage, name] of themeKeys()) storage.removeItem(name);
}

/**
 * Erase everything. The page stores no more files until it is loaded again.
 *
 * @returns {Promise<number>} how many things are still there
 */
export async function eraseDevice() {
  await writeNothingMore();
  for (const worker of await workers()) await worker.unregister();
  // One failed deletion does not block the others; the count below finds what is left.
  await Promise.allSettled([eraseAllCases(), eraseCaches(), eraseThemeKeys()]);
  return countKept();
}

/** @returns {Promise<number>} how many things this copy stores now */
export async function countKept() {
  const [cases, files, still] = await Promise.all([hasCases(), ownCaches(), workers()]);
  return Number(cases) + files.length + still.length + themeKeys().length;
}
