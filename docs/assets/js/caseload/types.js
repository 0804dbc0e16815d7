// The types of what Python says about a list. No code.

/**
 * @typedef {object} BoardRow  a row of the board; of a protected one only the first three
 * @property {number} place  its place on the board
 * @property {number} row  its number in the list
 * @property {boolean} [protected]
 * @property {string | null} [reference]
 * @property {string | null} [receipt]
 * @property {string | null} [receipt_masked]
 * @property {string | null} [form]
 * @property {string | null} [office]
 * @property {string} [state]
 * @property {string | null} [step]
 * @property {string | null} [next_date]
 * @property {string | null} [when]
 * @property {number | null} [days_left]
 * @property {string | null} [how]
 * @property {boolean} [late]
 * @property {string[]} [warnings]
 * @property {{column: string, text: string}[]} [errors]
 */

/**
 * @typedef {object} Preview
 * @property {string} sheet
 * @property {string[]} sheets
 * @property {boolean} is_plain
 * @property {number} header_row
 * @property {{row: number, label: string}[]} header_rows
 * @property {{place: number, letters: string, header: string, target: string, samples: string[]}[]} columns
 * @property {{id: string, label: string}[]} targets
 * @property {string | null} dates
 * @property {boolean} has_days
 * @property {{id: string, label: string}[]} orders
 * @property {number} lines
 * @property {string[]} said
 * @property {string | null} ask
 * @property {string[]} wrong
 */

/**
 * @typedef {object} Above  what stands above the rows
 * @property {string[]} said
 * @property {string[]} notes
 * @property {string[]} ignored
 * @property {number} rows
 * @property {number} ready
 * @property {number} to_fix
 * @property {{state: string, count: number, text: string}[]} states
 * @property {{caption: string, headings: string[], weeks: {week: string, count: number, text: string, short: string}[]}} weeks
 * @property {{form: string, office: string | null, rows: number, text: string}[]} look_ups
 * @property {string} look_ups_text
 * @property {{form: string, category: string, office: string, date: string, seen_on: string, rows: number}[]} dates
 * @property {Record<string, string>} state_words  in the order in which rows are shown
 * @property {Record<string, string>} how_words
 * @property {{key: string, case_status: string, text: string}[]} keys
 */

/** @typedef {{name: string, media_type: string, base64: string}} MadeFile */

export {};
