// The conductor: it moves texts between the form, Python and the page, and decides nothing about a
// case. Every answer that depends on a rule, a date or a language comes from Python.

import { AnswersPage } from "./form/answers-page.js";
import { FieldMessages } from "./form/field-messages.js";
import { readAnswer, writeAnswer } from "./form/fields.js";
import { Form } from "./form/form.js";
import { pointerFree } from "./form/pointer.js";
import { CHECK, OUTCOME, Places } from "./moving/places.js";
import { Route } from "./moving/route.js";
import { isNoAnswer, Turns } from "./moving/turns.js";
import { Outcome, PaperRefusedError } from "./outcome/outcome.js";
import { find } from "./page/elements.js";
import { localDate } from "./page/local-date.js";

/** @typedef {import("./page/types.js").Checked} Checked */
/** @typedef {{state: string, start(): void, call(request: object): Promise<any>}} Engine */
/** @typedef {import("./page/files.js").MadeFile} MadeFile */
/** @typedef {{arrived(): Promise<void>, drop(): Promise<void>, letGo(): void}} Keeping */

/** @type {Keeping} */
const KEEPS_NOTHING = { arrived: async () => {}, drop: async () => {}, letGo: () => {} };

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
    /** what is told where the person is and when a case is dropped */
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
    /** @type {{page: string, undo: import("./page/types.js").Texts} | null} a call's page that was opened */
    this.addedCall = null;
    /** the number of the case that was begun last: what comes late of another one is dropped */
    this.case = 0;
    /** @type {Map<string, string>} what Python writes for a day of the calendar */
    this.days = new Map();
    this.places = new Places(root, root.dataset.procedure ?? "", () => void this.arrive());
    this.route = new Route(this.form, this.places);
    this.places.show();
    this.form.reveal();
  }

  /** @param {boolean} busy */
  #showBusy(busy) {
    this.root.toggleAttribute("data-busy", busy);
    find(this.root, "[data-continue]").setAttribute("aria-disabled", String(busy));
  }

  /** Ask Python; the answer is drawn when nothing is held down. @param {string} op @param {object} [more] */
  async #call(op, more = {}) {
    const request = {
      op,
      today: localDate(),
      language: this.root.dataset.language ?? "en",
      procedure: this.places.now.procedure,
      answers: this.form.answers(),
      ...more,
    };
    try {
      return await this.engine.call(request);
    } finally {
      await pointerFree();
    }
  }

  /** Ask for something pressed; the answer counts while the person stays. @param {string} op @param {object} [more] */
  #ask(op, more) {
    this.#needPython();
    return this.turns.answer(this.#call(op, more));
  }

  /** Someone waits for Python from now on. */
  #needPython() {
    this.engine.start();
    if (this.engine.state === "failed") this.focusFailure();
  }

  /** Say that Python did not come, with another try. */
  focusFailure() {
    find(this.root, "[data-failed]").focus();
  }

  /** Carry out again what got no answer; the button that was pressed goes away. @param {() => Promise<void>} again */
  async #tryAgain(again) {
    this.messages.clear();
    this.places.focus();
    await again();
  }

  /** Carry out a press when its turn comes, unless another place stands there by then. @param {string} name @param {() => Promise<void>} act */
  #here(name, act) {
    const { place } = this.places.now;
    return this.turns.alone(name, async () => {
      if (place === this.places.now.place) await act();
    });
  }

  /** Show the present place and fill it. */
  async arrive() {
    await this.#stand();
    // After the turn: a slow store would hold up a "Continue" that is pressed at once.
    await this.keeping.arrived();
  }

  /** Stand at the present place, as a turn of its own. */
  #stand() {
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

  /** @param {string} place @param {string} [procedure] */
  async go(place, procedure = this.places.now.procedure) {
    this.places.go(place, procedure);
    await this.arrive();
  }

  /** What "Continue" does. */
  next() {
    return this.#here("continue", async () => {
      const { place } = this.places.now;
      if (place === CHECK) return this.go(OUTCOME);
      const checked = await this.#check(place);
      if (checked.errors.length > 0) return this.messages.show(checked.errors);
      const next = this.route.after(place);
      return this.go(checked.exit ? OUTCOME : next);
    });
  }

  /** @param {string} place  @returns {Promise<Checked>} */
  async #check(place) {
    if (this.engine.state !== "ready" && !this.form.mayLeave(place)) {
      return { ok: true, errors: this.form.unanswered(place), echoes: {}, facts: {}, exit: null };
    }
    const checked = await this.#ask("check", { page: place });
    if (checked.ok) this.#take(checked);
    return checked;
  }

  /** @param {Checked} checked */
  #take(checked) {
    this.form.facts = { ...this.form.facts, ...checked.facts };
    this.messages.echo(checked.echoes);
    this.form.reveal();
  }

  /** Say what Python understood of a date or number as soon as the field is left. */
  async echo() {
    if (!this.turns.busy) await this.#understand();
  }

  async #understand() {
    const { place } = this.places.now;
    if (this.engine.state !== "ready" || !this.form.pages.has(place)) return;
    await this.turns.quietly(async () => {
      const checked = await this.#ask("check", { page: place });
      if (checked.ok) this.#take(checked);
    });
  }

  /** Go to a page and come back to where we are. @param {string} page */
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

  /** Who went back without "Continue" has added no call. */
  #dropUnfinishedCall() {
    const added = this.addedCall;
    if (!added || added.page === this.places.now.place) return;
    if (!this.route.visited.has(added.page)) this.form.setAnswers(added.undo);
    this.addedCall = null;
  }

  /** Keep what was typed, ask what the other procedure adds, show its outcome. @param {string} procedure */
  async switchProcedure(procedure) {
    await this.go(this.route.into(procedure), procedure);
  }

  async #fillCheck() {
    const summary = await this.#ask("summary");
    if (summary.errors?.length) return this.#mend(summary.errors);
    this.answersPage.draw(summary);
  }

  async #fillOutcome() {
    const answer = await this.#ask("outcome");
    if (!answer.ok) return this.#mend(answer.errors);
    this.outcome.draw(answer.view, answer.go_on);
    document.title = answer.view.title;
    this.places.focus();
    if (this.outcome.isProtected) {
      await this.keeping.drop();
      this.forget();
    } else void this.outcome.drawPapers();
  }

  /** Go to the first page with something to mend. @param {Checked["errors"]} errors */
  async #mend(errors) {
    const question = errors.find((error) => error.question)?.question;
    if (!question) return this.messages.show(errors);
    const page = this.form.pageOf(question);
    this.route.returnTo = CHECK;
    this.places.go(page, this.places.now.procedure);
    await this.#stand();
    this.messages.show(errors.filter((error) => this.form.pageOf(error.question ?? "") === page));
    await this.keeping.arrived();
  }

  /** @param {string} kind @param {object} choices */
  async #write(kind, choices) {
    const answer = await this.#call("document", { kind, ...choices });
    if (!answer.ok) throw new PaperRefusedError(answer.errors?.[0]?.message ?? "");
    return answer.document;
  }

  /** Past an exit: note it and ask what comes next. @param {import("./page/types.js").Texts} sets */
  async goOn(sets) {
    this.form.setAnswers(sets);
    await this.go(this.route.onward());
  }

  /** The text for a date field. @param {string} day  `today` or `yesterday`  @returns {Promise<string>} */
  async dayText(day) {
    const date = localDate(day === "yesterday" ? 1 : 0);
    if (this.engine.state !== "ready") return date;
    const text = this.days.get(date) ?? (await this.#call("date", { day })).value;
    this.days.set(date, text);
    return text;
  }

  /** Write a day, unless something was typed meanwhile. @param {string} question @param {string} day */
  writeDay(question, day) {
    const field = this.form.question(question);
    const before = readAnswer(field);
    return this.#here(`${question} ${day}`, async () => {
      const text = await this.turns.answer(this.dayText(day));
      if (readAnswer(field) === before) this.write(question, text);
    });
  }

  /** Write an answer as if it was typed. @param {string} question @param {string} text */
  write(question, text) {
    writeAnswer(this.form.question(question), text);
    this.form.reveal();
    this.messages.focusField(question);
    void this.#understand();
  }

  /** Fill the fields that start with the day's date: in Python's words, so not before it is there. */
  async prefill() {
    if (this.engine.state === "ready") this.form.prefill(await this.dayText("today"));
  }

  tryExample() {
    return this.turns.alone("example", async () => {
      const { answers } = await this.#ask("example");
      this.forget();
      this.form.setAnswers(answers);
      await this.#takeIn(this.places.first.procedure);
    });
  }

  /** Show answers that came all at once; none of their questions is asked again. @param {string} procedure */
  async #takeIn(procedure) {
    await this.turns.answer(this.prefill());
    const checked = await this.#ask("check", { page: null, procedure });
    if (checked.ok) this.#take(checked);
    this.route.passAll(procedure);
    await this.go(CHECK, procedure);
  }

  /**
   * @param {import("./page/types.js").Texts} answers
   * @param {string} procedure
   * @returns {Promise<boolean>} whether the form still holds them, and no other case
   */
  async openAnswers(answers, procedure) {
    // Before anything is asked: what got no answer is asked again with these answers.
    this.forget();
    this.form.setAnswers(answers);
    const number = this.case;
    await this.turns.anew(() => this.#takeIn(procedure));
    return number === this.case;
  }

  /**
   * Open the text of a case file; one that cannot be used changes nothing.
   *
   * @param {Promise<string>} reading
   * @returns {Promise<{errors: string[], notes: string[], isMissed?: boolean} | null>} null where
   *   another case was begun; missed where Python gave no answer
   */
  async openCaseFile(reading) {
    this.case += 1;
    const number = this.case;
    const opened = await this.#readCaseFile(reading);
    if (number !== this.case) return null;
    if (!opened.ok) {
      return { errors: opened.errors.map(sentence), notes: [], isMissed: opened.isMissed };
    }
    const isOpen = await this.openAnswers(opened.answers, this.places.first.procedure);
    return isOpen ? { errors: [], notes: opened.notes } : null;
  }

  /** @param {Promise<string>} reading  @returns {Promise<any>} what Python says of it */
  async #readCaseFile(reading) {
    try {
      const text = await reading;
      this.#needPython();
      return await this.#call("open", { text });
    } catch (error) {
      if (isNoAnswer(error)) {
        return { ok: false, isMissed: true, errors: [{ message: this.messages.noAnswer }] };
      }
      // The file is gone, or this browser may not read it: that it was not opened says enough.
      if (error instanceof DOMException) return { ok: false, errors: [{ message: "" }] };
      throw error;
    }
  }

  /** Make a file of the case, unless something is to be mended. @param {(file: MadeFile) => void} save */
  caseFile(save) {
    return this.turns.alone("file", async () => {
      const answer = await this.#ask("case");
      if (!answer.ok) return this.#mend(answer.errors);
      save(answer.file);
    });
  }

  /**
   * Set answers on the check page and show it anew.
   *
   * @param {import("./page/types.js").Texts} sets
   * @param {() => void} shown  called once it is shown
   */
  setOnCheckPage(sets, shown) {
    return this.#here(JSON.stringify(sets), async () => {
      this.form.setAnswers(sets);
      await this.#fillCheck();
      shown();
      void this.keeping.arrived();
    });
  }

  /** Drop all that was typed. */
  forget() {
    this.case += 1;
    this.turns.waiting.clear();
    this.keeping.letGo();
    this.form.clear();
    this.route.forget();
    this.answersPage.clear();
    this.messages.echo({});
    void this.turns.quietly(() => this.prefill());
  }

  /** Drop all and stand at the beginning. */
  startOver() {
    this.forget();
    this.outcome.clear();
    this.places.restart();
    void this.arrive();
  }
}
