// A paper that a person takes along: its parts with copy buttons, what is missing, the mail link and
// the file. What was changed in the text is what gets copied.

import { copyText } from "./clipboard.js";
import { find } from "./elements.js";
import { fileAddress } from "./files.js";
import { compose, fill, repeat, repeatTexts, stamp } from "./stamps.js";

/** @typedef {import("./types.js").Paper} Paper */
/** @typedef {import("./types.js").DocumentPart} DocumentPart */

const BRACKETS = /\[[^\]\n]+\]/;

/**
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} said  where the result is told
 * @param {string} copied
 */
async function copy(field, said, copied) {
  if (await copyText(field.value)) {
    const left = BRACKETS.exec(field.value)?.[0];
    const warning = left ? compose(said.dataset.brackets ?? "", { bracket: left }) : "";
    said.textContent = `${copied} ${warning}`.trim();
  } else {
    field.focus();
    field.select();
    said.textContent = said.dataset.refused ?? "";
  }
}

/** @param {string} text  @returns {boolean} whether this browser can share it */
function canShare(text) {
  return "share" in navigator && (navigator.canShare?.({ text }) ?? true);
}

/**
 * The text stands above the button, so it was seen before it goes anywhere.
 *
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} said  where the result is told
 */
async function share(field, said) {
  said.textContent = "";
  try {
    await navigator.share({ text: field.value });
  } catch (error) {
    // The person closed the list of apps, or the device refused.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    said.textContent = said.dataset.unshared ?? "";
  }
}

let nextId = 0;

/** @param {HTMLElement} item @param {DocumentPart} part */
function fillPart(item, part) {
  const field = find(item, "textarea");
  if (!(field instanceof HTMLTextAreaElement)) throw new TypeError("a part needs a text area");
  nextId += 1;
  field.id = `paper-part-${nextId}`;
  field.value = part.value;
  field.readOnly = !part.editable;
  field.rows = part.id === "text" ? Math.min(28, part.value.split("\n").length + 2) : 1;
  if (part.id !== "text") field.rows = Math.ceil(part.value.length / 60) || 1;
  const label = find(item, "label");
  label.textContent = part.label;
  label.setAttribute("for", field.id);
  const button = find(item, "[data-copy]");
  const said = find(item, "[role=status]");
  const shareButton = find(item, "[data-share]");
  shareButton.hidden = !part.shareable || !canShare(part.value);
  shareButton.addEventListener("click", () => void share(field, said));
  button.textContent = part.copy_label;
  button.addEventListener("click", () => copy(field, said, part.copied));
}

/**
 * @param {HTMLElement} root
 * @param {Paper} paper
 */
export function drawPaper(root, paper) {
  const drawn = stamp(root, "document");
  repeatTexts(drawn, "notes", paper.notes);
  repeat(drawn, "parts", paper.parts, fillPart);
  const mail = find(drawn, "[data-mail]");
  if (paper.mailto) {
    fill(drawn, "mailto", paper.mailto.label);
    find(mail, "a").setAttribute("href", paper.mailto.href);
  } else mail.remove();
  const file = find(drawn, "[data-file]");
  const link = find(file, "a");
  if (paper.file) {
    link.textContent = compose(link.dataset.pattern ?? "", { name: paper.file.name });
    link.setAttribute("href", fileAddress(paper.file));
    link.setAttribute("download", paper.file.name);
  } else file.remove();
  return drawn;
}
