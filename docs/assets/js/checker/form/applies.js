// Evaluate the conditions in the HTML that say which pages, fields and choices apply. So a person can
// go through the pages before Python is ready. This module only compares texts and names no question.

/** @typedef {import("../page/types.js").Condition} Condition */
/** @typedef {import("../page/types.js").Texts} Texts */

/**
 * @param {string} subject  `fact:NAME`, or questions joined by `|`: the first answered one counts
 * @param {Texts} answers
 * @param {Texts} facts
 */
function answerTo(subject, answers, facts) {
  if (subject.startsWith("fact:")) return facts[subject.slice("fact:".length)] ?? "";
  for (const name of subject.split("|")) {
    const answer = answers[name]?.trim();
    if (answer) return answer;
  }
  return "";
}

/**
 * @param {string | undefined} conditions  a JSON list of conditions; all of them must be true
 * @param {Texts} answers
 * @param {Texts} facts
 */
export function allHold(conditions, answers, facts) {
  /** @type {Condition[]} */
  const list = JSON.parse(conditions ?? "[]");
  return list.every(({ subject, values, negate }) => {
    const said = subject.split("+").map((one) => answerTo(one, answers, facts));
    return said.some((answer) => values.includes(answer)) !== negate;
  });
}

/**
 * Tell whether an element with `data-applies` applies to the answers so far.
 *
 * @param {HTMLElement} element
 * @param {Texts} answers
 * @param {Texts} facts
 */
export function applies(element, answers, facts) {
  return allHold(element.dataset.applies, answers, facts);
}
