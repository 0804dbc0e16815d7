// Everything that this copy of the site keeps on a device is erased, and then looked for again:
// "erased" is said only when nothing was found. What lies beyond a site's reach is named in the page's
// words. What other copies and other sites keep under the same address is left alone.

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

/** The theme notes the way pages look under names that begin with the site's path. */
function notedNames() {
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

async function eraseNotes() {
  for (const [storage, name] of notedNames()) storage.removeItem(name);
}

/**
 * The page keeps no more files until it is opened again.
 *
 * @returns {Promise<number>} how many things are still there
 */
export async function eraseDevice() {
  await writeNothingMore();
  for (const worker of await workers()) await worker.unregister();
  // One that is refused is counted below, and keeps no other from being erased.
  await Promise.allSettled([eraseAllCases(), eraseCaches(), eraseNotes()]);
  return countKept();
}

/** @returns {Promise<number>} how many things this copy keeps now */
export async function countKept() {
  const [cases, files, still] = await Promise.all([hasCases(), ownCaches(), workers()]);
  return Number(cases) + files.length + still.length + notedNames().length;
}
