// The outcomes that are part of the page, made at build time: shown at once while Python loads.

import { allHold } from "../form/applies.js";

/** @typedef {import("../page/types.js").Texts} Texts */
/** @typedef {import("../page/types.js").View} View */
/** @typedef {{applies: import("../page/types.js").Condition[], view: View}} Ahead */

/**
 * @param {HTMLElement} root
 * @param {Texts} answers
 * @param {Texts} facts
 * @returns {View | undefined} the first outcome whose conditions hold for these answers
 */
export function outcomeAhead(root, answers, facts) {
  /** @type {Ahead[]} */
  const all = JSON.parse(root.querySelector("[data-ahead]")?.textContent ?? "[]");
  return all.find(({ applies }) => allHold(JSON.stringify(applies), answers, facts))?.view;
}
