/**
 * The names of all that this copy of the site keeps in a browser. The failure this module exists
 * for: one owner's sites share an address, as below name.github.io, and with it all storage; under
 * fixed names one copy lists, erases and removes what another one keeps.
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
