// Which pages, fields and choices apply is written into the HTML as conditions, so that paging works
// before Python is there. This module only compares texts; it knows no question by name.

/** @typedef {import("../page/types.js").Condition} Condition */
/** @typedef {import("../page/types.js").Texts} Texts */

/**
 * @param {string} subject  `fact:NAME`, or questions joined by `|`: the first that is answered counts
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
 * @param {string | undefined} conditions  a JSON list of conditions, all of which must hold
 * @param {Texts} answers
 * @param {Texts} facts
 */
export function allHold(conditions, answers, facts) {
  /** @type {Condition[]} */
  const list = JSON.parse(conditions ?? "[]");
  return list.every(
    ({ subject, values, negate }) => values.includes(answerTo(subject, answers, facts)) !== negate,
  );
}

/**
 * Say whether an element with `data-applies` applies to what was typed so far.
 *
 * @param {HTMLElement} element
 * @param {Texts} answers
 * @param {Texts} facts
 */
export function applies(element, answers, facts) {
  return allHold(element.dataset.applies, answers, facts);
}
