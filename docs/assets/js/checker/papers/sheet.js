// Draw a sheet as it is printed: a title, lines, and sections with small tables.

import { find } from "../page/elements.js";
import { fill, repeat, repeatTexts, stamp } from "../page/stamps.js";

/** @typedef {import("../page/types.js").Sheet} Sheet */

/** @param {HTMLElement} root @param {HTMLElement} place @param {Sheet} sheet */
export function drawSheetIn(root, place, sheet) {
  const drawn = stamp(root, "sheet");
  fill(drawn, "title", sheet.title);
  repeatTexts(drawn, "lead", sheet.lead);
  repeat(drawn, "sections", sheet.sections, (item, section) => {
    fill(item, "heading", section.heading);
    repeatTexts(item, "lines", section.lines);
    const table = find(item, "table");
    repeat(item, "rows", section.rows, (row, cells) => {
      row.replaceChildren(...cells.map((text) => cellOf("td", text)));
    });
    if (section.rows.length === 0) table.remove();
    else if (section.header?.length) table.prepend(headOf(section.header));
  });
  place.replaceChildren(drawn);
}

/** @param {string[]} names */
function headOf(names) {
  const head = document.createElement("thead");
  head.append(document.createElement("tr"));
  head.firstElementChild?.append(...names.map((name) => cellOf("th", name)));
  return head;
}

/** @param {"td" | "th"} kind @param {string} text */
function cellOf(kind, text) {
  const cell = document.createElement(kind);
  cell.textContent = text;
  return cell;
}
