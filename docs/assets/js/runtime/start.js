/**
 * The first script of the checker's page, and the runtime's only entry point: the form imports
 * everything from here, so that each of the two published scripts contains only its own part. The
 * failure this module exists for: the runtime's download waits for the form's script.
 */

import { Engine } from "./engine.js";
import { savesData } from "./idle.js";

export { CallFailed, CallTimedOut } from "./errors.js";
export { whenIdle } from "./idle.js";
export { BASE, isKeptHere, keptName } from "./names.js";
export { Offline } from "./offline.js";
export { writeNothingMore } from "./writing.js";
export { savesData };

/** @type {WeakMap<HTMLElement, Engine>} */
const engines = new WeakMap();

/**
 * Return the one engine of a checker's root.
 *
 * @param {HTMLElement} root
 * @returns {Engine}
 */
export function engineOf(root) {
  const known = engines.get(root);
  if (known) {
    return known;
  }
  const engine = new Engine({ manifestUrl: root.dataset.runtimeManifest ?? "" });
  engines.set(root, engine);
  return engine;
}

const root = document.querySelector("[data-runtime-manifest]");
if (root instanceof HTMLElement && !savesData()) {
  engineOf(root).start();
}
