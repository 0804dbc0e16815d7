// A person may have to leave this page within a second. The button and Shift pressed three times
// empty the page first and then put another one in its place. What Back still reaches is an earlier
// place of the checker, with nothing in it.

const PRESSES = 3;
const WITHIN_MS = 5000;

export class Leave {
  /**
   * @param {HTMLAnchorElement} link
   * @param {() => void} empty  drops all that was typed
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
