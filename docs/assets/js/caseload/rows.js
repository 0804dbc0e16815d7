// Which rows are shown, and in which order. Python wrote every word of them.

/** @typedef {import("./types.js").BoardRow} BoardRow */
/** @typedef {{state: string, how: string, text: string, isChangedOnly: boolean}} Filter */
/** @typedef {{key: string, isDown: boolean}} Order */

/** @param {BoardRow} row @param {Filter} filter */
export function fits(row, filter) {
  if (filter.state && stateOf(row) !== filter.state) return false;
  if (filter.how && row.how !== filter.how) return false;
  if (filter.isChangedOnly && !row.changed) return false;
  return !filter.text || textOf(row).includes(filter.text.toLowerCase());
}

/** A protected row is handled apart. @param {BoardRow} row */
export function stateOf(row) {
  return row.protected ? "apart" : (row.state ?? "");
}

/** @param {BoardRow} row */
function textOf(row) {
  return [row.reference, row.receipt, row.form, row.step, row.row].join(" ").toLowerCase();
}

/** @param {BoardRow} row @param {string} key @param {string[]} states  in their order */
function keyOf(row, key, states) {
  const day = row.next_date ?? "9999";
  if (key === "due") return [states.indexOf(stateOf(row)), day];
  if (key === "when") return [0, day];
  if (key === "step") return [states.indexOf(stateOf(row)), row.step ?? ""];
  const named = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (row))[key];
  return [0, named === null || named === undefined ? "\uffff" : String(named)];
}

/**
 * @param {BoardRow[]} rows
 * @param {Order} order
 * @param {string[]} states  in the order in which they are shown
 */
export function sorted(rows, order, states) {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, order.key, states) }));
  const sign = order.isDown ? -1 : 1;
  keyed.sort((a, b) => {
    for (const place of [0, 1]) {
      const [left = "", right = ""] = [a.key[place], b.key[place]];
      if (left !== right) return left < right ? -sign : sign;
    }
    return a.row.row - b.row.row;
  });
  return keyed.map(({ row }) => row);
}
