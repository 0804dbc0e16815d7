/**
 * The features that a browser must have. The failure this module exists for: an unsupported browser
 * would download 4.6 MB, for minutes on a phone, and then fail.
 */

import { UnsupportedBrowser } from "./errors.js";

/** Throw UnsupportedBrowser where something is missing; downloads nothing. */
export function requireFeatures() {
  const missing = Object.entries(FEATURES)
    .filter(([, isThere]) => !isThere())
    .map(([name]) => name);
  if (missing.length > 0) {
    throw new UnsupportedBrowser(missing.join(", "));
  }
}

const FEATURES = {
  WebAssembly: () =>
    typeof WebAssembly === "object" && typeof WebAssembly.compileStreaming === "function",
  DecompressionStream: () => typeof DecompressionStream === "function",
  "module workers": hasModuleWorkers,
};

/** A browser without module workers never reads the option's `type`. */
function hasModuleWorkers() {
  if (typeof Worker !== "function") {
    return false;
  }
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return /** @type {const} */ ("module");
    },
  };
  const url = URL.createObjectURL(new Blob([], { type: "text/javascript" }));
  new Worker(url, options).terminate();
  URL.revokeObjectURL(url);
  return asked;
}
