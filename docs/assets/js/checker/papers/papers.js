// Draw a paper: its parts with copy buttons, the list of what is missing, the mail link and the
// file. The copy buttons copy the text as the person edited it.

import { copyText } from "../page/clipboard.js";
import { find, findAll, findTextArea } from "../page/elements.js";
import { fileAddress } from "../page/files.js";
import { compose, repeat, repeatTexts, stamp } from "../page/stamps.js";
import { bracketWarning } from "./brackets.js";
import { MailLine } from "./mail-line.js";
import { drawSheetIn } from "./sheet.js";

/** @typedef {import("../page/types.js").Paper} Paper */
/** @typedef {import("../page/types.js").DocumentPart} DocumentPart */

/**
 * Copy a part as its field shows it, and show the result beside it.
 *
 * @param {HTMLElement} drawn  the paper
 * @param {HTMLElement} item  the part
 * @returns {Promise<boolean>} whether the browser copied it; if not, the text is selected
 */
export async function copyPart(drawn, item) {
  const field = findTextArea(item);
  const said = find(item, "[role=status]");
  const isCopied = await copyText(field.value);
  if (isCopied) {
    const { copied = "" } = find(item, "[data-copy]").dataset;
    said.textContent = `${copied} ${bracketWarning(drawn.dataset.brackets, field.value)}`.trim();
  } else {
    showFields(drawn);
    field.focus();
    field.select();
    said.textContent = said.dataset.refused ?? "";
  }
  return isCopied;
}

/** @param {string} text  @returns {boolean} whether this browser can share it */
function canShare(text) {
  return "share" in navigator && (navigator.canShare?.({ text }) ?? true);
}

/**
 * Share a text through the device. The person has seen it: it is shown above the button.
 *
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} said  where the result is shown
 */
async function share(field, said) {
  said.textContent = "";
  try {
    await navigator.share({ text: field.value });
  } catch (error) {
    // The person closed the list of apps, or the device refused to share.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    said.textContent = said.dataset.unshared ?? "";
  }
}

/** Show the text boxes of a paper instead of its sheet. @param {HTMLElement} drawn */
function showFields(drawn) {
  for (const field of findAll(drawn, "textarea")) field.hidden = false;
  for (const shown of findAll(drawn, "[data-shown]")) shown.hidden = true;
  find(drawn, "[data-sheet]").hidden = true;
  find(drawn, "[data-edit]").hidden = true;
}

let nextId = 0;

/** @param {HTMLElement} drawn @param {HTMLElement} item @param {DocumentPart} part */
function fillPart(drawn, item, part) {
  item.dataset.part = part.id;
  const field = findTextArea(item);
  nextId += 1;
  field.id = `paper-part-${nextId}`;
  field.value = part.value;
  field.readOnly = !part.editable;
  field.rows = part.id === "text" ? Math.min(28, part.value.split("\n").length + 2) : 1;
  if (part.id !== "text") field.rows = Math.ceil(part.value.length / 60) || 1;
  const shown = find(item, "[data-shown]");
  shown.textContent = part.value;
  // The sheet shows the text already, well set.
  if (part.id === "text" && find(drawn, "[data-sheet]").hasChildNodes()) shown.remove();
  const label = find(item, "label");
  label.textContent = part.label;
  label.setAttribute("for", field.id);
  const button = find(item, "[data-copy]");
  const said = find(item, "[role=status]");
  const shareButton = find(item, "[data-share]");
  shareButton.hidden = !part.shareable || !canShare(part.value);
  shareButton.addEventListener("click", () => void share(field, said));
  button.textContent = part.copy_label;
  button.dataset.copied = part.copied;
  button.addEventListener("click", () => void copyPart(drawn, item));
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} drawn
 * @param {Paper} paper
 */
function drawNotes(root, drawn, paper) {
  const notes = stamp(root, "notes");
  repeatTexts(notes, "notes", paper.notes);
  find(drawn, "[data-notes]").replaceChildren(notes);
}

/** @param {HTMLElement} drawn @param {Paper} paper */
function drawFile(drawn, paper) {
  const place = find(drawn, "[data-file]");
  const link = find(place, "a");
  if (paper.file) {
    link.textContent = compose(link.dataset.pattern ?? "", { name: paper.file.name });
    link.setAttribute("href", fileAddress(paper.file));
    link.setAttribute("download", paper.file.name);
  } else place.remove();
}

/**
 * @param {HTMLElement} root
 * @param {Paper} paper
 * @param {import("./mail-line.js").Write} write  asks Python to write the paper again after an edit
 */
export function drawPaper(root, paper, write) {
  const drawn = stamp(root, "document");
  drawNotes(root, drawn, paper);
  if (paper.sheet) drawSheetIn(root, find(drawn, "[data-sheet]"), paper.sheet);
  repeat(drawn, "parts", paper.parts, (item, part) => fillPart(drawn, item, part));
  if (paper.mailto) new MailLine(drawn, paper, write, (edited) => drawNotes(root, drawn, edited));
  else find(drawn, "[data-mail]").remove();
  drawFile(drawn, paper);
  const edit = find(drawn, "[data-edit]");
  edit.hidden = !paper.parts.some((part) => part.editable);
  edit.addEventListener("click", () => {
    showFields(drawn);
    find(drawn, "textarea:not([readonly])").focus();
  });
  return drawn;
}
