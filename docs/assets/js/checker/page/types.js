// The types of the data that the form, the worker and the page exchange. No code.

/** @typedef {Record<string, string>} Texts  answers as typed, or facts, by name */

/**
 * @typedef {object} Condition
 * @property {string} subject  a question's id, or `fact:NAME`; each one of several joined by `+`
 * @property {string[]} values
 * @property {boolean} negate
 */

/**
 * @typedef {object} Place
 * @property {string} place  a question page's id, `check` or `outcome`
 * @property {number} depth  how many places come before this one in the browser's history
 */

/**
 * @typedef {object} AnswerError
 * @property {string} [question]  missing if the error concerns the whole request
 * @property {string} message
 * @property {{value: string, label: string} | null} [suggestion]
 */

/**
 * @typedef {object} Checked
 * @property {boolean} ok
 * @property {AnswerError[]} errors
 * @property {Texts} echoes
 * @property {Record<string, {value: string, label: string}>} [offers]
 * @property {Texts} facts
 * @property {string | null} exit
 */

/**
 * @typedef {object} SummaryRow
 * @property {string} page
 * @property {string} question
 * @property {string} label
 * @property {string} value
 * @property {string | null} masked
 * @property {Texts} sets  answers to set before "Change", so that the question's page applies
 * @property {{label: string, sets: Texts}} [remove]
 */

/**
 * @typedef {object} Summary
 * @property {boolean} ok
 * @property {{heading: string, rows: SummaryRow[]}[]} parts
 * @property {{label: string, page: string, sets: Texts} | null} add_call
 * @property {{label: string, page: string}[]} still_empty
 * @property {AnswerError[]} errors
 */

/**
 * @typedef {object} Block  one piece of an outcome; its keys depend on its kind
 * @property {string} kind
 * @property {string} [id]
 * @property {string} [heading]
 * @property {string[]} [paragraphs]
 * @property {{text: string, href: string}[]} [links]
 * @property {string} [label]
 * @property {string} [action]
 * @property {string} [value]
 * @property {boolean} [primary]
 * @property {string} [text]
 * @property {string} [inbox]
 * @property {string} [lawyer]
 * @property {boolean} [bare]
 * @property {string[]} [above]
 * @property {string[]} [small]
 * @property {Block[]} [actions]
 * @property {Block[]} [asides]
 * @property {Block[]} [onward]
 * @property {any[]} [events]
 * @property {Block[]} [sections]
 * @property {Block[]} [papers]
 * @property {string} [paper]
 * @property {any[]} [items]
 */

/**
 * @typedef {object} View
 * @property {Record<string, any>} plan
 * @property {string} title
 * @property {string} heading
 * @property {Block[]} blocks
 */

/**
 * @typedef {object} DocumentPart
 * @property {string} id
 * @property {string} label
 * @property {string} value
 * @property {string} copy_label
 * @property {string} copied
 * @property {boolean} editable
 * @property {boolean} shareable
 */

/** @typedef {{title: string, lead: string[], sections: {heading: string, lines: string[], rows: string[][], header?: string[]}[]}} Sheet */

/**
 * @typedef {object} Paper
 * @property {string} kind
 * @property {string} title
 * @property {DocumentPart[]} parts
 * @property {{href: string, label: string} | null} mailto
 * @property {{kind: string, label: string} | null} draft  the letter as a file
 * @property {any[]} missing
 * @property {string[]} notes
 * @property {{name: string, media_type: string, base64: string} | null} file
 * @property {Sheet | null} sheet  the paper as it is printed, where that is more than its text
 */

export {};
