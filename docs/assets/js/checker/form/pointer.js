// A field is left when the finger goes down on the next button. Anything that this draws would move
// the button away before the finger goes up, and the press would be lost: so drawing waits.

/** @type {Promise<void>} */
let released = Promise.resolve();
let held = false;

window.addEventListener(
  "pointerdown",
  () => {
    held = true;
    released = new Promise((resolve) => {
      const release = () => {
        held = false;
        resolve();
      };
      for (const end of ["pointerup", "pointercancel"]) {
        window.addEventListener(end, release, { once: true, capture: true });
      }
    });
  },
  { capture: true },
);

/** @returns {boolean} whether a finger or button is down, so that drawing has to wait */
export function isPointerHeld() {
  return held;
}

/** Wait until nothing is held down and the click has been handled. */
export async function pointerFree() {
  await released;
  await new Promise((resolve) => setTimeout(resolve));
}
