// The controller of the checker. It moves texts between the form, Python and the page and decides
// nothing about a case. Every answer that depends on a rule, a date or a language comes from Python.

import { AnswersPage } from "./form/answers-page.js";
import { Days } from "./form/days.js";
import { FieldMessages } from "./form/field-messages.js";
import { Form } from "./form/form.js";
import { pointerFree } from "./form/pointer.js";
import { CHECK, OUTCOME, Places } from "./moving/places.js";
import { Progress } from "./moving/progress.js";
import { Route } from "./moving/route.js";
import { isNoAnswer, Turns } from "./moving/turns.js";
import { outcomeAhead } from "./outcome/ahead.js";
import { Outcome, PaperRefusedError } from "./outcome/outcome.js";
import { find } from "./page/elements.js";
import { localClock } from "./page/local-date.js";

/** @typedef {import("./page/types.js").Checked} Checked */
/** @typedef {{state: string, start(): void, call(request: object, file?: string): Promise<any>}} Engine */
/** @typedef {import("./page/files.js").MadeFile} MadeFile */
/** @typedef {{arrived(): Promise<void>, drop(): Promise<void>, stopKeeping(): void}} Keeping */

/** @type {Keeping} */
const KEEPS_NOTHING = { arrived: async () => {}, drop: async () => {}, stopKeeping: () => {} };

/** @param {{message: string}} error */
const sentence = (error) => error.message;

export class Checker {
  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   */
  constructor(root, engine) {
    this.root = root;
    this.engine = engine;
    /** the part that saves the case; it is told when the person moves and when a case is dropped */
    this.keeping = KEEPS_NOTHING;
    this.form = new Form(find(root, "form"));
    this.messages = new FieldMessages(this.form, find(root, "[data-error-summary]"));
    this.answersPage = new AnswersPage(root);
    this.outcome = new Outcome(root, (kind, choices) => this.#write(kind, choices));
    this.turns = new Turns(
      (busy) => this.#showBusy(busy),
      (again) => this.messages.showNoAnswer(() => this.#tryAgain(again)),
    );
    this.title = document.title;
    /** @type {{page: string, undo: import("./page/types.js").Texts} | null} the page opened by "Add a call" */
    this.addedCall = null;
    /** the number of the newest case; a response for an older one is stale and is dropped */
    this.case = 0;
    this.days = new Days(this, (op, more) => this.call(op, more));
    this.places = new Places(root, () => void this.arrive());
    this.route = new Route(this.form, this.places);
    const progress = new Progress(root, this.form, this.places);
    this.form.revealed = () => progress.show();
    this.places.show();
    this.form.reveal();
  }

  /** @param {boolean} busy */
  #showBusy(busy) {
    this.root.toggleAttribute("data-busy", busy);
    find(this.root, "[data-continue]").setAttribute("aria-disabled", String(busy));
  }

  /** Call Python and return when no pointer is down, so that the page can be redrawn. @param {string} op @param {object} [more] @param {string} [file] in base64 */
  async call(op, more = {}, file = "") {
    const request = {
      op,
      ...localClock(),
      language: this.root.dataset.language ?? "en",
      procedure: this.root.dataset.procedure,
      answers: this.form.answers(),
      ...more,
    };
    try {
      return await this.engine.call(request, file);
    } finally {
      await pointerFree();
    }
  }

  /** Call Python for a press. The answer is stale once the person has moved on. @param {string} op @param {object} [more] */
  #ask(op, more) {
    this.startPython();
    return this.turns.answer(this.call(op, more));
  }

  /** Start Python if it is not running, and show its failure if it could not start. */
  startPython() {
    this.engine.start();
    if (this.engine.state === "failed") this.focusFailure();
  }

  /** Focus the message that Python could not start; it has a "Try again" button. */
  focusFailure() {
    find(this.root, "[data-failed]").focus();
  }

  /** Retry a call that got no answer. The pressed button disappears, so the place takes the focus. @param {() => Promise<void>} again */
  async #tryAgain(again) {
    this.messages.clear();
    this.places.focus();
    await again();
  }

  /** Queue a press, and skip it if the person is at another place by then. @param {string} name @param {() => Promise<void>} act */
  queueHere(name, act) {
    const { place } = this.places.now;
    return this.turns.alone(name, async () => {
      if (place === this.places.now.place) await act();
    });
  }

  /** Show the current place, fill it, and save the case. */
  async arrive() {
    await this.#showInTurn();
    // After the turn has ended: slow storage would otherwise delay a "Continue" pressed right away.
    await this.keeping.arrived();
  }

  /** Show the current place, as a turn of its own. */
  #showInTurn() {
    return this.turns.anew(() => this.#show(), { again: () => this.arrive() });
  }

  async #show() {
    this.messages.clear();
    this.#dropUnfinishedCall();
    document.title = this.title;
    this.places.show();
    this.form.reveal();
    this.places.focus();
    if (this.places.now.place === CHECK) await this.#fillCheck();
    if (this.places.now.place === OUTCOME) await this.#fillOutcome();
  }

  /** @param {string} place */
  async go(place) {
    this.places.go(place);
    await this.arrive();
  }

  /** Handle "Continue": check the page, then show its errors or the next place. */
  next() {
    return this.#leavePage("continue", (place) => this.route.after(place));
  }

  /** Handle "See my next step now": check the page, and pass over what is not asked yet. */
  seeNow() {
    return this.#leavePage("see now", () => {
      this.route.passAll();
      return OUTCOME;
    });
  }

  /** @param {string} name @param {(place: string) => string} target */
  #leavePage(name, target) {
    return this.queueHere(name, async () => {
      const { place } = this.places.now;
      if (place === CHECK) return this.go(OUTCOME);
      const checked = await this.#check(place);
      if (checked.errors.length > 0) return this.messages.show(checked.errors);
      const next = target(place);
      return this.go(checked.exit ? OUTCOME : next);
    });
  }

  /** @param {string} place  @returns {Promise<Checked>} */
  async #check(place) {
    if (this.engine.state !== "ready") {
      const exit = this.form.mayLeave(place) ? OUTCOME : null;
      return { ok: true, errors: this.form.unanswered(place), echoes: {}, facts: {}, exit };
    }
    const checked = await this.#ask("check", { page: place });
    if (checked.ok) this.#applyCheck(checked);
    return checked;
  }

  /** @param {Checked} checked */
  #applyCheck(checked) {
    this.form.facts = { ...this.form.facts, ...checked.facts };
    this.messages.echo(checked.echoes, checked.offers);
    this.form.reveal();
  }

  /** Show how Python read a date or number when its field loses the focus. */
  async echo() {
    if (!this.turns.busy) await this.showEchoes();
  }

  async showEchoes() {
    const { place } = this.places.now;
    if (this.engine.state !== "ready" || !this.form.pages.has(place)) return;
    await this.turns.quietly(async () => {
      const checked = await this.#ask("check", { page: place });
      if (checked.ok) this.#applyCheck(checked);
    });
  }

  /** Go to a page that leads back to the current place. @param {string} page */
  async change(page) {
    this.route.comeBack();
    await this.go(page);
  }

  /** Open the page of one more call. @param {string} page @param {import("./page/types.js").Texts} sets */
  async addCall(page, sets) {
    this.form.setAnswers(sets);
    await this.change(page);
    const undo = Object.fromEntries(Object.keys(sets).map((name) => [name, ""]));
    this.addedCall = { page, undo };
  }

  /** Undo "Add a call" if the person left its page without pressing "Continue". */
  #dropUnfinishedCall() {
    const added = this.addedCall;
    if (!added || added.page === this.places.now.place) return;
    if (!this.route.visited.has(added.page)) this.form.setAnswers(added.undo);
    this.addedCall = null;
  }

  /** Give an answer at the outcome, and show what it changes. @param {import("./page/types.js").Texts} sets */
  async tell(sets) {
    this.form.setAnswers(sets);
    await this.arrive();
  }

  async #fillCheck() {
    const summary = await this.#ask("summary");
    if (summary.errors?.length) return this.#showErrors(summary.errors);
    this.answersPage.draw(summary);
  }

  async #fillOutcome() {
    if (this.engine.state !== "ready" && (await this.#showAhead())) return;
    const answer = await this.#ask("outcome");
    if (!answer.ok) return this.#showErrors(answer.errors);
    await this.#draw(answer.view);
  }

  /** Show an outcome that needs no Python. @returns {Promise<boolean>} whether it is the last word */
  async #showAhead() {
    const view = outcomeAhead(this.root, this.form.walk().counting, this.form.facts);
    if (view) await this.#draw(view);
    return Boolean(view) && this.outcome.isProtected;
  }

  /** @param {import("./page/types.js").View} view */
  async #draw(view) {
    this.outcome.draw(view);
    document.title = view.title;
    this.places.focus();
    if (this.outcome.isProtected) {
      await this.keeping.drop();
      this.forget();
    } else void this.outcome.drawPapers();
  }

  /** Go to the first page with an error and show its errors. @param {Checked["errors"]} errors */
  async #showErrors(errors) {
    const question = errors.find((error) => error.question)?.question;
    if (!question) return this.messages.show(errors);
    const page = this.form.pageOf(question);
    this.route.returnTo = CHECK;
    this.places.go(page);
    await this.#showInTurn();
    this.messages.show(errors.filter((error) => this.form.pageOf(error.question ?? "") === page));
    await this.keeping.arrived();
  }

  /** @param {string} kind @param {object} choices */
  async #write(kind, choices) {
    const answer = await this.call("document", { kind, ...choices });
    if (!answer.ok) throw new PaperRefusedError(answer.errors?.[0]?.message ?? "");
    return answer.document;
  }

  /** Continue past an exit: note it and go to the next open question. @param {import("./page/types.js").Texts} sets */
  async goOn(sets) {
    this.form.setAnswers(sets);
    await this.go(this.route.onward());
  }

  tryExample() {
    return this.turns.alone("example", async () => {
      const { answers } = await this.#ask("example");
      this.forget();
      this.form.setAnswers(answers);
      await this.#showLoaded(CHECK);
    });
  }

  /** Show loaded answers without asking their questions again. @param {string} place */
  async #showLoaded(place) {
    await this.turns.answer(this.days.prefill());
    const checked = await this.#ask("check", { page: null });
    if (checked.ok) this.#applyCheck(checked);
    this.route.passAll();
    await this.go(place);
  }

  /**
   * @param {import("./page/types.js").Texts} answers
   * @param {string} place  where they are shown: the check page or the outcome
   * @returns {Promise<boolean>} false if another case was begun meanwhile
   */
  async openAnswers(answers, place = CHECK) {
    // Fill the form before the first call: a retry then asks with these answers.
    this.forget();
    this.form.setAnswers(answers);
    const number = this.case;
    await this.turns.anew(() => this.#showLoaded(place));
    return number === this.case;
  }

  /**
   * Open the text of a case file. A file that cannot be used changes nothing.
   *
   * @param {Promise<string>} reading
   * @returns {Promise<{errors: string[], notes: string[], isMissed?: boolean} | null>} null if
   *   another case was begun meanwhile; `isMissed` if Python gave no answer
   */
  async openCaseFile(reading) {
    this.case += 1;
    const number = this.case;
    const opened = await this.#readCaseFile(reading);
    if (number !== this.case) return null;
    if (!opened.ok) {
      return { errors: opened.errors.map(sentence), notes: [], isMissed: opened.isMissed };
    }
    const isOpen = await this.openAnswers(opened.answers);
    return isOpen ? { errors: [], notes: opened.notes } : null;
  }

  /** @param {Promise<string>} reading  @returns {Promise<any>} Python's answer about the file */
  async #readCaseFile(reading) {
    try {
      const text = await reading;
      this.startPython();
      return await this.call("open", { text });
    } catch (error) {
      if (isNoAnswer(error)) {
        return { ok: false, isMissed: true, errors: [{ message: this.messages.noAnswer }] };
      }
      // The file is gone or unreadable. The page already says that it was not opened.
      if (error instanceof DOMException) return { ok: false, errors: [{ message: "" }] };
      throw error;
    }
  }

  /** Make a file of the case, or show the errors in its answers. @param {(file: MadeFile) => void} save */
  caseFile(save) {
    return this.turns.alone("file", async () => {
      const answer = await this.#ask("case");
      if (!answer.ok) return this.#showErrors(answer.errors);
      save(answer.file);
    });
  }

  /**
   * Change answers from the check page and draw the page again.
   *
   * @param {import("./page/types.js").Texts} sets
   * @param {() => void} shown  called once the page is drawn
   */
  setOnCheckPage(sets, shown) {
    return this.queueHere(JSON.stringify(sets), async () => {
      this.form.setAnswers(sets);
      await this.#fillCheck();
      shown();
      void this.keeping.arrived();
    });
  }

  /** Clear all answers. */
  forget() {
    this.case += 1;
    this.turns.waiting.clear();
    this.keeping.stopKeeping();
    this.form.clear();
    this.route.forget();
    this.answersPage.clear();
    this.messages.echo({});
    void this.turns.quietly(() => this.days.prefill());
  }

  /** Clear all answers and go to the first place. */
  startOver() {
    this.forget();
    this.outcome.clear();
    this.places.restart();
    void this.arrive();
  }
}
