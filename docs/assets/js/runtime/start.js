/**
 * The first script of the checker's page. The failure this module exists for: the form's own modules
 * come in three round trips, and the runtime's first byte must not wait for them.
 */

import { Engine } from "./engine.js";
import { savesData } from "./idle.js";

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
