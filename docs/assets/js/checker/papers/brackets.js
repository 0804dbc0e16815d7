// Warn about [brackets]: the person must fill them in before sending a text.

import { compose } from "../page/stamps.js";

const BRACKETS = /\[[^\]\n]+\]/;

/**
 * @param {string | undefined} pattern  the warning, with `{bracket}` for the first one that is left
 * @param {string[]} texts
 * @returns {string} the warning; empty if no bracket is left
 */
export function bracketWarning(pattern, ...texts) {
  const left = texts.map((text) => BRACKETS.exec(text)?.[0]).find(Boolean);
  return left ? compose(pattern ?? "", { bracket: left }) : "";
}
