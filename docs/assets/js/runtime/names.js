/**
 * The names of everything that this copy of the site stores in a browser. The failure this module
 * exists for: all sites of one owner share an origin, such as name.github.io, and its storage. With
 * fixed names, one copy of the site would list and delete what another copy stores.
 *
 * The offline cache's worker names its caches by the same pattern.
 */

const SITE = "case-inquiry-guide";

/** Address of this copy's first page: each published script lies three folders below it. */
export const BASE = new URL("../../../", import.meta.url).href;

/** @param {string} what */
export function keptName(what) {
  return `${SITE}-${what}-${BASE}`;
}

/** Tell whether something with this name is this copy's. @param {string} name */
export function isKeptHere(name) {
  return name.startsWith(`${SITE}-`) && name.endsWith(`-${BASE}`);
}
