// Leave this page within a second, for a person in danger. The button, or Shift pressed three times,
// first clears the page and then replaces it with another one. "Back" then leads only to an earlier
// place of the checker, which is empty.

const PRESSES = 3;
const WITHIN_MS = 5000;

export class Leave {
  /**
   * @param {HTMLAnchorElement} link
   * @param {() => void} empty  clears all answers
   */
  constructor(link, empty) {
    this.link = link;
    this.empty = empty;
    /** @type {number[]} */
    this.presses = [];
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.now();
    });
    document.addEventListener("keyup", (event) => this.#count(event));
  }

  now() {
    this.empty();
    document.body.hidden = true;
    window.location.replace(this.link.href);
  }

  /** @param {KeyboardEvent} event */
  #count(event) {
    if (event.key !== "Shift") {
      this.presses = [];
      return;
    }
    this.presses = [...this.presses, event.timeStamp].filter(
      (time) => event.timeStamp - time < WITHIN_MS,
    );
    if (this.presses.length >= PRESSES) this.now();
  }
}
