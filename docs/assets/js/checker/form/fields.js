// Read and write the fields of one question of any kind.

import { findAll } from "../page/elements.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {Field} field */
const isRadio = (field) => field.type === "radio";

/**
 * @param {HTMLElement} group
 * @returns {Field[]}
 */
export function fieldsOf(group) {
  return findAll(group, "input, textarea").filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement,
  );
}

/**
 * @param {HTMLElement} group
 * @returns {Field | undefined} the field with the answer
 */
function answering(group) {
  return fieldsOf(group).find(
    (field) => !isRadio(field) || (field instanceof HTMLInputElement && field.checked),
  );
}

/** @param {HTMLElement} group  @returns {string} the answer as typed, or "" */
export function readAnswer(group) {
  return answering(group)?.value ?? "";
}

/** @param {HTMLElement} group @param {string} value */
export function writeAnswer(group, value) {
  for (const field of fieldsOf(group)) {
    if (field instanceof HTMLInputElement && isRadio(field)) field.checked = field.value === value;
    else field.value = value;
  }
}
