// A field is left when the finger goes down on the next button. Anything that this draws would move
// the button away before the finger goes up, and the press would be lost: so drawing waits.

/** @type {Promise<void>} */
let released = Promise.resolve();

window.addEventListener(
  "pointerdown",
  () => {
    released = new Promise((resolve) => {
      for (const end of ["pointerup", "pointercancel"]) {
        window.addEventListener(end, () => resolve(), { once: true, capture: true });
      }
    });
  },
  { capture: true },
);

/** Wait until nothing is held down and the click has been handled. */
export async function pointerFree() {
  await released;
  await new Promise((resolve) => setTimeout(resolve));
}
