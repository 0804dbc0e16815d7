// Draw the blocks of an outcome, with one function for each kind. An unknown kind is an error, so
// that no block is left out silently.

import { find } from "../page/elements.js";
import { fill, repeat, repeatTexts, stamp } from "../page/stamps.js";

/** @typedef {import("../page/types.js").Block} Block */

export class UnknownBlockError extends Error {
  /** @param {string} kind */
  constructor(kind) {
    super(`no template draws a block of kind ${kind}`);
    this.name = "UnknownBlockError";
  }
}

/** @param {HTMLElement} link @param {string} href */
function setAddress(link, href) {
  link.setAttribute("href", href);
  if (!/^(tel|mailto):/.test(href)) {
    // Open in a new tab: leaving this page would clear the answers.
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
}

/** @param {HTMLElement} drawn @param {Block} block */
function drawAction(drawn, block) {
  const link = find(drawn, "a");
  const button = find(drawn, "button");
  const opens = block.action === "open_link";
  const control = opens ? link : button;
  (opens ? button : link).remove();
  control.textContent = block.label ?? "";
  control.classList.toggle("button--filled", block.primary === true);
  if (opens) setAddress(link, block.value ?? "");
  else {
    control.dataset.action = block.action ?? "";
    control.dataset.value = block.value ?? "";
  }
  fill(drawn, "note", block.note);
}

/** @param {HTMLElement} drawn @param {Block} block */
function drawPaperBlock(drawn, block) {
  fill(drawn, "heading", block.heading);
  repeatTexts(drawn, "paragraphs", block.paragraphs);
  drawn.dataset.paper = block.paper ?? "";
}

/** @type {Record<string, (drawn: HTMLElement, block: Block) => void>} */
const DRAWERS = {
  warning(drawn, block) {
    fill(drawn, "heading", block.heading);
    repeatTexts(drawn, "paragraphs", block.paragraphs);
    repeat(drawn, "links", block.links, (item, link) => {
      const anchor = find(item, "a");
      anchor.textContent = link.text;
      setAddress(anchor, link.href);
    });
  },
  text(drawn, block) {
    repeatTexts(drawn, "paragraphs", block.paragraphs);
  },
  action: drawAction,
  facts(drawn, block) {
    repeat(drawn, "items", block.items, (item, fact) => {
      fill(item, "term", fact.term);
      fill(item, "text", fact.text);
    });
  },
  note(drawn, block) {
    repeatTexts(drawn, "paragraphs", block.paragraphs);
  },
  missing(drawn, block) {
    fill(drawn, "heading", block.heading);
    repeat(drawn, "items", block.items, (item, missing) => {
      const button = find(item, "button");
      button.textContent = missing.label;
      button.dataset.value = missing.page;
    });
  },
  details(drawn, block) {
    fill(drawn, "heading", block.heading);
    repeatTexts(drawn, "paragraphs", block.paragraphs);
    repeatTexts(drawn, "items", block.items);
    if (drawn instanceof HTMLDetailsElement) drawn.open = block.open === true;
  },
  timeline(drawn, block) {
    fill(drawn, "heading", block.heading);
    repeat(drawn, "items", block.items, (item, event) => {
      item.dataset.state = event.state;
      if (event.state === "today") item.setAttribute("aria-current", "date");
      fill(item, "day", event.day);
      fill(item, "what", event.what);
    });
  },
  paper: drawPaperBlock,
  folded_paper: drawPaperBlock,
};

/**
 * @param {HTMLElement} root  the element that contains the page's templates
 * @param {Block} block
 */
export function drawBlock(root, block) {
  const draw = DRAWERS[block.kind];
  if (!draw) throw new UnknownBlockError(block.kind);
  const drawn = stamp(root, block.kind);
  if (block.id) drawn.dataset.block = block.id;
  draw(drawn, block);
  return drawn;
}
