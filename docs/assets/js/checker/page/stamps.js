// Clone the page's <template> elements and fill in texts. The templates are written and translated
// at build time; this module never builds markup from strings.

import { find, MissingElementError } from "./elements.js";

/** @param {ParentNode} root @param {string} name */
export function hasTemplate(root, name) {
  return root.querySelector(`template[data-template="${name}"]`) !== null;
}

/**
 * @param {ParentNode} root
 * @param {string} name  the template's `data-template`
 * @returns {HTMLElement}  a fresh copy of the template's one element
 */
export function stamp(root, name) {
  const template = root.querySelector(`template[data-template="${name}"]`);
  const first = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
  const copy = first?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new MissingElementError(`template ${name}`);
  return copy;
}

/**
 * Set the text of a slot, or remove the slot if there is no text.
 *
 * @param {HTMLElement} stamped
 * @param {string} slot
 * @param {string | null | undefined} text
 */
export function fill(stamped, slot, text) {
  const place = find(stamped, `[data-slot="${slot}"]`);
  if (text) place.textContent = text;
  else place.remove();
}

/**
 * Repeat a list's first child for each item, or remove the list if there are no items.
 *
 * @template T
 * @param {HTMLElement} stamped
 * @param {string} slot
 * @param {readonly T[] | undefined} items
 * @param {(copy: HTMLElement, item: T) => void} fillOne
 */
export function repeat(stamped, slot, items, fillOne) {
  const list = find(stamped, `[data-each="${slot}"]`);
  const pattern = list.firstElementChild;
  if (!items?.length || !pattern) {
    list.remove();
    return;
  }
  const copies = items.map((item) => {
    const copy = /** @type {HTMLElement} */ (pattern.cloneNode(true));
    fillOne(copy, item);
    return copy;
  });
  list.replaceChildren(...copies);
}

/**
 * @param {HTMLElement} stamped
 * @param {string} slot
 * @param {readonly string[] | undefined} texts
 */
export function repeatTexts(stamped, slot, texts) {
  repeat(stamped, slot, texts, (copy, text) => {
    copy.textContent = text;
  });
}

/**
 * Insert values into a text of the page: "{loaded} of {total}".
 *
 * @param {string} pattern
 * @param {Record<string, string>} values
 */
export function compose(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
