// "Keep your case": remember it in this browser, save it to a file, or erase it. Nothing is stored
// before the person checks the box, and a case that must not be stored never is.

import { allHold } from "../form/applies.js";
import { CHECK, OUTCOME } from "../moving/places.js";
import { find, findAll } from "../page/elements.js";
import { readFile, saveFile } from "../page/files.js";
import { localDate } from "../page/local-date.js";
import { compose, repeatTexts, stamp } from "../page/stamps.js";
import { countKept, eraseDevice } from "./erase.js";
import {
  eraseCase,
  listCases,
  readCase,
  StaleCaseError,
  StorageRefusedError,
  saveCase,
} from "./kept-cases.js";

/** @typedef {import("./kept-cases.js").Kept} Kept */
/** @typedef {import("../page/types.js").Texts} Texts */
/** @typedef {import("../page/files.js").MadeFile} MadeFile */
/**
 * The part of the controller that this section uses.
 *
 * @typedef {object} Conductor
 * @property {import("../form/form.js").Form} form
 * @property {import("../moving/places.js").Places} places
 * @property {{isProtected: boolean}} outcome
 * @property {{text(day: string): Promise<string>}} days
 * @property {(answers: Texts, place?: string) => Promise<boolean>} openAnswers
 * @property {(reading: Promise<string>) => Promise<{errors: string[], notes: string[], isMissed?: boolean} | null>} openCaseFile
 * @property {(save: (file: MadeFile) => void) => Promise<void>} caseFile
 * @property {() => void} startOver
 */

/** After erasing, check again: another tab or a slow browser can finish a write that it had begun. */
const SECOND_LOOK_AFTER = 15_000;

export class KeepSection {
  /**
   * @param {HTMLElement} root
   * @param {Conductor} checker
   */
  constructor(root, checker) {
    this.root = root;
    this.checker = checker;
    this.section = find(root, "[data-keep]");
    this.greeting = find(root, "[data-kept]");
    this.said = find(this.section, "[data-keep-said]");
    this.words = find(this.section, "[data-keep-words]").dataset;
    const box = find(this.section, "[data-remember]");
    if (!(box instanceof HTMLInputElement)) throw new TypeError("remembering is not a box");
    this.box = box;
    /** @type {Kept | null} the saved case that this tab writes to */
    this.kept = null;
    this.savedText = "";
    /** the last day on which the case is kept; "" keeps it until it is erased */
    this.lastDay = "";
    this.place = "";
    /** whether the message was set while this section was hidden */
    this.unseen = false;
    /** @type {Promise<void>} the last save; each save waits for the one before */
    this.saving = Promise.resolve();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.secondLook = undefined;
    box.addEventListener("change", () => this.#toggle());
    this.again = find(this.section, "[data-keep-again]");
    this.tryAgain = () => {};
    find(this.again, "button").addEventListener("click", () => {
      this.said.focus();
      this.tryAgain();
    });
  }

  get isOn() {
    return this.box.checked;
  }

  get #isHidden() {
    return this.section.hasAttribute("hidden");
  }

  /** @param {string} attribute  the attribute with the conditions under which nothing is stored */
  #anyHolds(attribute) {
    const { form } = this.checker;
    return findAll(this.root, `[${attribute}]`).some((one) =>
      allHold(one.getAttribute(attribute) ?? "", form.answers(), form.facts),
    );
  }

  get #isProtected() {
    return this.#anyHolds("data-protected-if") || this.checker.outcome.isProtected;
  }

  /** Show the options of the current place, and save any change. */
  async arrived() {
    const { place } = this.checker.places.now;
    if (place !== this.place && !this.unseen) this.#showStatus();
    this.place = place;
    const isProtected = this.#isProtected;
    const notSaid = this.#anyHolds("data-not-stored-if");
    this.#offer(isProtected, notSaid);
    this.unseen &&= this.#isHidden;
    if (this.isOn && (isProtected || notSaid)) await this.drop();
    else void this.noteChange();
    await this.#list();
  }

  /** @param {boolean} isProtected @param {boolean} notSaid */
  #offer(isProtected, notSaid) {
    const atStart = this.place === this.checker.places.first.place;
    const atEnd = this.place === CHECK || this.place === OUTCOME;
    this.section.hidden = isProtected || !(atEnd || atStart);
    for (const part of findAll(this.section, "[data-keep-at]")) {
      part.hidden = part.dataset.keepAt === "end" ? !atEnd : !atStart;
    }
    if (notSaid) find(this.section, "[data-remember-group]").hidden = true;
    find(this.section, "[data-not-stored]").hidden = !(notSaid && atEnd);
  }

  /** Save the answers if the person asked for it and they have changed. */
  async noteChange() {
    if (!this.isOn) return;
    const { form } = this.checker;
    const content = { answers: form.answers() };
    const text = JSON.stringify(content);
    if (text === this.savedText) return;
    this.savedText = text;
    // Without Python, save with the plain date as a fallback.
    const day = await this.checker.days.text("today").catch(() => localDate());
    // The case was dropped or changed again meanwhile, so this save is stale.
    if (text !== this.savedText) return;
    this.saving = this.saving.then(() => this.#save(content, day));
    await this.saving;
  }

  /** @param {import("./kept-cases.js").Content} content @param {string} day */
  async #save(content, day) {
    if (!this.isOn) return;
    try {
      this.kept = await saveCase(this.kept, content, day, this.lastDay);
    } catch (error) {
      this.stopKeeping();
      this.#showStatus(this.#reason(error));
    }
  }

  /** @param {unknown} error  @returns {string} */
  #reason(error) {
    if (error instanceof StaleCaseError) return this.words.stale ?? "";
    if (error instanceof StorageRefusedError) return this.words.refused ?? "";
    throw error;
  }

  async #toggle() {
    if (!this.isOn) {
      await this.drop();
      return this.#showStatus(this.words.unkept ?? "");
    }
    await this.noteChange();
    if (this.kept) this.#showStatus(this.#withNumber(this.words.kept, this.kept.number));
  }

  /** Keep the case until midnight: the phone can close this page during a call. */
  async keepUntilMidnight() {
    if (this.#anyHolds("data-not-stored-if")) return;
    this.lastDay = localDate();
    this.box.checked = true;
    await this.noteChange();
    if (this.kept) this.#showStatus(this.words.midnight ?? "");
    this.said.focus();
  }

  /** @param {string | undefined} pattern @param {number} number */
  #withNumber(pattern, number) {
    return compose(pattern ?? "", { number: String(number) });
  }

  /** Erase the saved copy of this case. */
  async drop() {
    await this.saving;
    const { kept } = this;
    this.stopKeeping();
    if (kept) await eraseCase(kept.number).catch((error) => this.#showStatus(this.#reason(error)));
  }

  /** Stop saving to this case without erasing it: what is typed next belongs to another case. */
  stopKeeping() {
    this.kept = null;
    this.savedText = "";
    this.lastDay = "";
    this.box.checked = false;
    this.#showStatus();
  }

  /** @param {string[]} texts */
  #showStatus(...texts) {
    const said = stamp(this.root, "said");
    repeatTexts(said, "texts", texts.filter(Boolean));
    this.said.replaceChildren(said);
    this.again.hidden = true;
    this.unseen = texts.length > 0 && this.#isHidden;
  }

  /** Greet with the kept cases, above the first question; nothing of a case is shown before "Open". */
  async #list() {
    const list = find(this.greeting, "[data-kept-list]");
    const cases = await this.#casesOfToday().catch(() => []);
    const items = cases.map(({ number, savedOn }) => {
      const item = stamp(this.root, "kept-case");
      const when = find(item, "[data-when]");
      when.textContent = compose(when.dataset.pattern ?? "", { day: savedOn });
      find(item, "[data-open-kept]").dataset.openKept = String(number);
      find(item, "[data-erase-kept]").dataset.eraseKept = String(number);
      for (const named of item.querySelectorAll("[data-number]"))
        named.textContent = String(number);
      return item;
    });
    list.replaceChildren(...items);
    this.greeting.hidden = items.length === 0 || this.place !== this.checker.places.first.place;
  }

  /** Erase the cases whose last day is over, and return the others. */
  async #casesOfToday() {
    const today = localDate();
    const cases = await listCases();
    const over = cases.filter(({ lastDay }) => lastDay && lastDay < today);
    for (const { number } of over) await eraseCase(number);
    return cases.filter((one) => !over.includes(one));
  }

  /** @param {number} number */
  async openKept(number) {
    const found = await readCase(number).catch(() => undefined);
    if (!found) return this.#list();
    const { content, savedOn: _, lastDay, ...kept } = found;
    const answers = { ...content.answers, came_back: "yes" };
    if (!(await this.checker.openAnswers(answers, OUTCOME))) return;
    this.kept = kept;
    this.lastDay = lastDay ?? "";
    this.savedText = JSON.stringify(content);
    this.box.checked = true;
    await this.arrived();
  }

  /** @param {number} number */
  async eraseKept(number) {
    await eraseCase(number).catch((error) => this.#showStatus(this.#reason(error)));
    await this.#list();
    this.checker.places.focus();
  }

  async saveToFile() {
    await this.checker.caseFile((file) => {
      saveFile(file);
      this.#showStatus(compose(this.words.saved ?? "", { name: file.name }));
    });
  }

  /** @param {File} file */
  async openFile(file) {
    this.#showStatus(this.words.opening ?? "");
    const opened = await this.checker.openCaseFile(readFile(file));
    if (!opened) return;
    const { errors, notes, isMissed } = opened;
    if (errors.length > 0) this.#showStatus(this.words.unopened ?? "", ...errors);
    else this.#showStatus(...notes);
    if (isMissed) this.#offerRetry(() => this.openFile(file));
  }

  /** @param {() => void} act  the action of the "Try again" button beside the message */
  #offerRetry(act) {
    this.tryAgain = act;
    this.again.hidden = false;
  }

  /** Erase everything that this site stores. Report success only if a check finds nothing left. */
  async eraseAll() {
    clearTimeout(this.secondLook);
    await this.saving;
    this.checker.startOver();
    const left = await eraseDevice().catch(() => 1);
    await this.#list();
    const { erased = "", beyond = "", left: words = "" } = this.words;
    if (left === 0) this.#showStatus(erased, beyond);
    else this.#showStatus(words);
    this.said.focus();
    this.secondLook = setTimeout(() => void this.#checkAgain(), SECOND_LOOK_AFTER);
  }

  /** Correct the "erased" message if data has appeared since, unless the person saves a new case. */
  async #checkAgain() {
    if (this.isOn) return;
    const left = await countKept().catch(() => 1);
    if (left > 0 && !this.isOn) this.#showStatus(this.words.left ?? "");
  }
}
