// Redrawing can move a button while it is pressed: the finger then lifts beside it, and the browser
// sends no click. So nothing is redrawn while a finger or a mouse button is down.

// Any of these events ends a press. Some presses end without a click: a long press, a drag, or a
// switch to another window or to the keyboard.
const ENDS = ["pointerup", "pointercancel", "contextmenu", "dragstart", "keydown", "blur"];

let release = () => {};
/** @type {Promise<void> | null} resolves when the pointer goes up; null when it is not down */
let released = null;

/** @param {PointerEvent} event */
function pressStarted(event) {
  const presses = event.isPrimary && event.button === 0;
  if (!presses || released) return;
  released = new Promise((resolve) => {
    release = resolve;
  });
}

/** @param {Event} event */
function pressEnded(event) {
  // A field that loses the focus sends "blur" too, and most presses begin that way.
  if (event.type === "blur" && event.target !== window) return;
  release();
  released = null;
}

window.addEventListener("pointerdown", pressStarted, { capture: true });
for (const end of ENDS) window.addEventListener(end, pressEnded, { capture: true });

/** Wait until no pointer is down and the click has been handled. */
export async function pointerFree() {
  while (released) {
    await released;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
