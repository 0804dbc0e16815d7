/**
 * When there is time and room to fetch ahead. The failure this module exists for: bytes fetched for
 * later cost a person on a slow or paid connection the page that they are reading now.
 */

const WIDE_SCREEN = "(min-width: 60em)";

/**
 * What some browsers tell of the connection.
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

/** @param {() => void} task */
export function whenIdle(task) {
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(task, { timeout: 10_000 });
  } else {
    setTimeout(task, 1_000);
  }
}
