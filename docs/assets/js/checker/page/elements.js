// Look up elements that the HTML must contain. A missing one throws an error with its name, instead
// of a later "null has no property".

export class MissingElementError extends Error {
  /** @param {string} selector */
  constructor(selector) {
    super(`the page has no element ${selector}`);
    this.name = "MissingElementError";
  }
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(parent, selector) {
  const element = parent.querySelector(selector);
  if (!(element instanceof HTMLElement)) throw new MissingElementError(selector);
  return element;
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function findAll(parent, selector) {
  return [...parent.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLTextAreaElement}
 */
export function findTextArea(parent, selector = "textarea") {
  const area = find(parent, selector);
  if (!(area instanceof HTMLTextAreaElement)) throw new TypeError(`${selector} is no text area`);
  return area;
}

/**
 * Call `handle` when a matching button or link in `parent` is pressed, even one that is added later.
 *
 * @param {HTMLElement} parent
 * @param {string} selector
 * @param {(pressed: HTMLElement, event: MouseEvent) => void} handle
 */
export function onPress(parent, selector, handle) {
  parent.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest(selector) : null;
    if (pressed instanceof HTMLElement) handle(pressed, event);
  });
}

/**
 * Hand over each file that a person chooses.
 *
 * @param {HTMLElement} field
 * @param {(file: File) => Promise<void>} take
 * @param {{keeps?: boolean}} [options]  whether the field goes on to name the file
 */
export function onFile(field, take, { keeps = false } = {}) {
  if (!(field instanceof HTMLInputElement)) throw new TypeError("the file field is not an input");
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (file) await take(file);
    if (!keeps) field.value = "";
  });
}
