/**
 * Decide when a page may prefetch. The failure this module exists for: bytes fetched for later slow
 * down the page that a person on a slow or paid connection reads now.
 */

/** In gigabytes. */
const LEAST_MEMORY = 4;
const WIDE_SCREEN = "(min-width: 60em)";

/**
 * What some browsers report about the connection.
 *
 * @typedef {{saveData?: boolean, effectiveType?: string}} Connection
 */

/** @returns {Connection} */
function connection() {
  return /** @type {{connection?: Connection}} */ (navigator).connection ?? {};
}

/** Tell whether the browser asks to save data. */
export function savesData() {
  return connection().saveData === true;
}

/** Tell whether a page without the checker may fetch the runtime ahead. */
export function hasRoomToFetchAhead() {
  const { effectiveType = "4g" } = connection();
  return !savesData() && effectiveType === "4g" && matchMedia(WIDE_SCREEN).matches;
}

/**
 * Tell whether this device may start Python a second time in the background, to keep its memory. A
 * value that the browser does not report counts as enough.
 */
export function hasRoomForImage() {
  const { deviceMemory = LEAST_MEMORY } = /** @type {{deviceMemory?: number}} */ (navigator);
  return deviceMemory >= LEAST_MEMORY && navigator.hardwareConcurrency > 1;
}

/** @param {() => void} task */
export function whenIdle(task) {
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(task, { timeout: 10_000 });
  } else {
    setTimeout(task, 1_000);
  }
}
