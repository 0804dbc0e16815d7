// The conductor: it moves texts between the form, Python and the page, and decides nothing about a
// case. Every answer that depends on a rule, a date or a language comes from Python.

import { AnswersPage } from "./answers-page.js";
import { find } from "./elements.js";
import { FieldMessages } from "./field-messages.js";
import { Form } from "./form.js";
import { localDate } from "./local-date.js";
import { Outcome, PaperRefusedError } from "./outcome.js";
import { CHECK, OUTCOME, Places } from "./places.js";
import { Route } from "./route.js";
import { Turns } from "./turns.js";

/** @typedef {import("./types.js").Checked} Checked */
/** @typedef {{state: string, call(request: object): Promise<any>}} Engine */

export class Checker {
  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   */
  constructor(root, engine) {
    this.root = root;
    this.engine = engine;
    this.form = new Form(find(root, "form"));
    this.messages = new FieldMessages(this.form, find(root, "[data-error-summary]"));
    this.answersPage = new AnswersPage(root);
    this.outcome = new Outcome(root, (kind) => this.#write(kind));
    this.turns = new Turns(
      (busy) => this.#showBusy(busy),
      () => this.messages.showNoAnswer(),
    );
    this.title = document.title;
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

  /** @param {string} op @param {object} [more] @returns {Promise<any>} */
  #call(op, more = {}) {
    return this.engine.call({
      op,
      today: localDate(),
      language: this.root.dataset.language ?? "en",
      procedure: this.places.now.procedure,
      answers: this.form.answers(),
      ...more,
    });
  }

  /** Ask Python; the answer counts only while the person stays. @param {string} op @param {object} [more] */
  #ask(op, more) {
    return this.turns.answer(this.#call(op, more));
  }

  /** Show the present place and fill it. */
  arrive() {
    return this.turns.anew(async () => {
      this.messages.clear();
      document.title = this.title;
      this.places.show();
      this.form.reveal();
      this.places.focus();
      if (this.places.now.place === CHECK) await this.#fillCheck();
      if (this.places.now.place === OUTCOME) await this.#fillOutcome();
    });
  }

  /** @param {string} place @param {string} [procedure] */
  async go(place, procedure = this.places.now.procedure) {
    this.places.go(place, procedure);
    await this.arrive();
  }

  /** What "Continue" does. */
  next() {
    return this.turns.alone(async () => {
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
    const { place } = this.places.now;
    if (this.engine.state !== "ready" || this.turns.busy || !this.form.pages.has(place)) return;
    const checked = await this.#call("check", { page: place });
    if (checked.ok) this.#take(checked);
  }

  /** Go to a page and come back to where we are. @param {string} page */
  async change(page) {
    this.route.comeBack();
    await this.go(page);
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
    if (answer.view.plan.reason === "protected_case") this.forget();
    else void this.outcome.drawPapers();
  }

  /** Go to the first page with something to mend. @param {Checked["errors"]} errors */
  async #mend(errors) {
    const question = errors.find((error) => error.question)?.question;
    if (!question) return this.messages.show(errors);
    const page = this.form.pageOf(question);
    this.route.returnTo = CHECK;
    await this.go(page);
    this.messages.show(errors.filter((error) => this.form.pageOf(error.question ?? "") === page));
  }

  /** @param {string} kind */
  async #write(kind) {
    const answer = await this.#call("document", { kind });
    if (!answer.ok) throw new PaperRefusedError(answer.errors?.[0]?.message ?? "");
    return answer.document;
  }

  /** Past an exit: note it and ask what comes next. @param {import("./types.js").Texts} sets */
  async goOn(sets) {
    this.form.setAnswers(sets);
    await this.go(this.route.onward());
  }

  /** The text for a date field. @param {string} day  `today` or `yesterday`  @returns {Promise<string>} */
  async dayText(day) {
    if (this.engine.state !== "ready") return localDate(day === "yesterday" ? 1 : 0);
    return (await this.#call("date", { day })).value;
  }

  async prefill() {
    this.form.prefill(await this.dayText("today"));
  }

  tryExample() {
    return this.turns.alone(async () => {
      const { answers } = await this.#ask("example");
      this.form.clear();
      this.form.setAnswers(answers);
      await this.go(CHECK);
    });
  }

  /** Drop all that was typed. */
  forget() {
    this.form.clear();
    this.route.forget();
    this.answersPage.clear();
    this.messages.echo({});
  }

  /** Drop all and stand at the beginning. */
  startOver() {
    this.forget();
    this.outcome.clear();
    this.places.restart();
    void this.arrive();
  }
}
