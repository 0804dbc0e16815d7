// Where the person is: a question page, the check page or the outcome. The browser's Back button
// works because every place is an entry in its history. The hash names the place, never an answer.

import { find, findAll, MissingElementError } from "../page/elements.js";

/** @typedef {import("../page/types.js").Place} Place */

export const CHECK = "check";
export const OUTCOME = "outcome";

export class Places {
  /**
   * @param {HTMLElement} root
   * @param {(place: Place) => void} arrive  called when the browser's Back or Forward changes the place
   */
  constructor(root, arrive) {
    this.root = root;
    this.container = find(root, "[data-places]");
    this.sections = findAll(this.container, "[data-place]");
    this.section = root;
    /** @type {Place} */
    this.now = { place: this.sections[0]?.dataset.place ?? "", depth: 0 };
    this.first = this.now;
    window.history.scrollRestoration = "manual";
    window.history.replaceState(this.now, "", `#${this.now.place}`);
    window.addEventListener("popstate", (event) => {
      // A link to a part of this page made this entry, not this module.
      if (!event.state?.place) return;
      this.now = event.state;
      arrive(this.now);
    });
  }

  /** Go to a place as a new entry of the history. @param {string} place */
  go(place) {
    if (place === this.now.place) return;
    this.now = { place, depth: this.now.depth + 1 };
    window.history.pushState(this.now, "", `#${place}`);
  }

  /** Go to the first place and replace the history entry, so that Back does not lead here again. */
  restart() {
    this.now = { ...this.first };
    window.history.replaceState(this.now, "", `#${this.now.place}`);
  }

  back() {
    if (this.now.depth > 0) window.history.back();
  }

  /**
   * Show the section of the current place and hide the others. If several sections use the same label
   * ("Date of the answer"), only the visible one stays in the document, so the label is unique.
   */
  show() {
    const section = this.sections.find((one) => one.dataset.place === this.now.place);
    if (!section) throw new MissingElementError(`place ${this.now.place}`);
    for (const other of this.sections) {
      other.hidden = other !== section;
      if (other.hidden && other.dataset.sharesLabel !== undefined) other.remove();
    }
    if (!section.isConnected) this.container.append(section);
    this.section = section;
    this.root.dataset.at = this.now.place;
    this.root.dispatchEvent(new Event("moved"));
    return section;
  }

  /** Scroll to the top of the current place and focus it. */
  focus() {
    find(this.section, "[data-heading]").focus({ preventScroll: true });
    this.root.scrollIntoView();
  }
}
