// A button that moves while it is held down is missed: the finger goes up beside it, and the browser
// sees no press. So nothing is drawn while a finger or a mouse button is down.

// A press ends in one of these. Some end in no click: a long press, a drag, a switch to another
// window, or to the keyboard.
const ENDS = ["pointerup", "pointercancel", "contextmenu", "dragstart", "keydown", "blur"];

let release = () => {};
/** @type {Promise<void> | null} done when what is held down is let go of */
let released = null;

/** @param {PointerEvent} event */
function hold(event) {
  const presses = event.isPrimary && event.button === 0;
  if (!presses || released) return;
  released = new Promise((resolve) => {
    release = resolve;
  });
}

/** @param {Event} event */
function letGo(event) {
  // A field that loses the focus says so, too: that happens at the beginning of most presses.
  if (event.type === "blur" && event.target !== window) return;
  release();
  released = null;
}

window.addEventListener("pointerdown", hold, { capture: true });
for (const end of ENDS) window.addEventListener(end, letGo, { capture: true });

/** Wait until nothing is held down and the click has been handled. */
export async function pointerFree() {
  while (released) {
    await released;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
