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

/** @param {HTMLElement} root @param {Block} block */
function drawAction(root, block) {
  const drawn = stamp(root, "action");
  const link = find(drawn, "a");
  const button = find(drawn, "button");
  const opens = block.action === "open_link";
  const control = opens ? link : button;
  (opens ? button : link).remove();
  control.textContent = block.label ?? "";
  if (block.primary === true) control.className = "button button--filled";
  if (opens) setAddress(link, block.value ?? "");
  else {
    control.dataset.action = block.action ?? "";
    control.dataset.value = block.value ?? "";
  }
  return drawn;
}

/** Draw what can be pressed, or remove the place for it. @param {HTMLElement} root @param {HTMLElement} drawn @param {Block} block */
function drawActions(root, drawn, block) {
  const place = find(drawn, "[data-actions]");
  if (block.actions?.length) {
    place.replaceChildren(...block.actions.map((action) => drawAction(root, action)));
  } else place.remove();
}

/** Draw the small lines that end in links. @param {HTMLElement} root @param {HTMLElement} drawn @param {string} slot @param {Block[] | undefined} lines */
function drawLines(root, drawn, slot, lines) {
  repeat(drawn, slot, lines, (item, line) => {
    fill(item, "text", line.text);
    drawActions(root, item, line);
  });
}

/** @type {Record<string, (drawn: HTMLElement, block: Block, root: HTMLElement) => void>} */
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
  card(drawn, block, root) {
    drawn.classList.toggle("step-card--bare", block.bare === true);
    repeatTexts(drawn, "above", block.above);
    repeat(drawn, "items", block.items, (item, fact) => {
      fill(item, "term", fact.term);
      fill(item, "text", fact.text);
    });
    fill(drawn, "lawyer", block.lawyer);
    drawLines(root, drawn, "asides", block.asides);
    drawLines(root, drawn, "onward", block.onward);
    drawActions(root, drawn, block);
    repeatTexts(drawn, "small", block.small);
  },
  notice(drawn, block, root) {
    fill(drawn, "heading", block.heading);
    repeat(drawn, "items", block.items, (item, step) => {
      item.dataset.state = step.state;
      if (step.state === "here") item.setAttribute("aria-current", "step");
      fill(item, "title", `${step.number} ${step.title}`);
      fill(item, "when", step.when);
    });
    repeatTexts(drawn, "paragraphs", block.paragraphs);
    fill(drawn, "inbox", block.inbox);
    drawActions(root, drawn, block);
  },
  missing(drawn, block) {
    fill(drawn, "heading", block.heading);
    repeat(drawn, "items", block.items, (item, missing) => {
      const button = find(item, "button");
      button.textContent = missing.label;
      button.dataset.value = missing.page;
    });
  },
  details(drawn, block, root) {
    fill(drawn, "heading", block.heading);
    repeat(drawn, "sections", block.sections, (item, section) => {
      fill(item, "heading", section.heading);
      repeatTexts(item, "paragraphs", section.paragraphs);
      repeatTexts(item, "items", section.items);
    });
    drawActions(root, drawn, block);
  },
  papers(drawn, block, root) {
    fill(drawn, "heading", block.heading);
    const papers = (block.papers ?? []).map((paper) => drawBlock(root, paper));
    find(drawn, "[data-papers]").replaceChildren(...papers);
  },
  days(drawn, block) {
    fill(drawn, "heading", block.heading);
    repeat(drawn, "events", block.events, (item, event) => {
      item.dataset.state = event.state;
      if (event.state === "today") item.setAttribute("aria-current", "date");
      fill(item, "day", event.day);
      fill(item, "what", event.what);
    });
    repeatTexts(drawn, "items", block.items);
  },
  paper(drawn, block) {
    fill(drawn, "heading", block.heading);
    repeatTexts(drawn, "paragraphs", block.paragraphs);
    drawn.dataset.paper = block.paper ?? "";
  },
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
  draw(drawn, block, root);
  return drawn;
}
