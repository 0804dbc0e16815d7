// Connect the parts of the page for a list of cases. One list is open at a time.

import { find, findAll, onFile, onPress } from "../checker/page/elements.js";
import { unfoldForPrint } from "../checker/papers/printing.js";
import { RuntimeStatus } from "../checker/status/runtime-status.js";
import { engineOf, savesData } from "../runtime/start.js";
import { Board } from "./board.js";
import { ListClient, showingRefusals } from "./client.js";
import { Dates } from "./dates.js";
import { Intake } from "./intake.js";
import { Planning } from "./planning.js";
import { findSelect } from "./preview.js";
import { Round } from "./round.js";
import { RowOutcome } from "./row-outcome.js";
import { Taking } from "./taking.js";

class Caseload {
  /**
   * @param {HTMLElement} root
   * @param {import("../runtime/engine.js").Engine} engine
   */
  constructor(root, engine) {
    this.root = root;
    this.client = new ListClient(root, engine);
    this.intake = new Intake(root, this.client);
    this.planning = new Planning(root, this.client);
    this.board = new Board(root, this.client, (row) => this.row.open(row));
    this.row = new RowOutcome(root, this.client, this.board);
    const changed = () => this.#drawAbove();
    this.dates = new Dates(root, this.client, changed);
    this.round = new Round(root, this.client, this.board, changed);
    this.taking = new Taking(root, this.client, this.board);
    this.said = find(root, "[data-list-said]");
  }

  /** Plan the list that came in, and show its rows as they come. */
  show() {
    return showingRefusals(this.said, async () => {
      if (!(await this.intake.ready())) return;
      this.#clearBoard();
      const isOwn = await this.planning.run((rows) => this.board.take(rows));
      if (!isOwn) return;
      await this.#drawAbove();
      this.board.section.focus();
      this.board.section.scrollIntoView();
    });
  }

  async #drawAbove() {
    const above = await this.client.ask("list_board");
    await this.board.drawAbove(above);
    this.dates.draw(above);
    await this.round.draw();
  }

  #clearBoard() {
    this.planning.end();
    this.row.clear();
    this.board.clear();
    this.dates.clear();
    this.round.clear();
    this.taking.clear();
  }

  /** Drop the list, here and in Python. */
  close() {
    this.#clearBoard();
    this.intake.clear();
    void this.client.ask("list_close").catch(() => {});
  }
}

/** @param {HTMLElement} root @param {Caseload} caseload */
function handleIntake(root, caseload) {
  const { intake } = caseload;
  onFile(find(root, "[data-list-file]"), (file) => intake.takeFile(file), { keeps: true });
  intake.text.addEventListener("change", () => void intake.takeText());
  intake.text.addEventListener("paste", () => setTimeout(() => void intake.takeText()));
  const drop = find(root, "[data-drop]");
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.dataset.over = "";
  });
  drop.addEventListener("dragleave", () => delete drop.dataset.over);
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    delete drop.dataset.over;
    const file = event.dataTransfer?.files[0];
    if (file) void intake.takeFile(file);
  });
  onPress(root, "[data-show-board]", () => void caseload.show());
  onPress(root, "[data-close-list]", () => caseload.close());
  const steps = findSelect(root, "[data-steps]");
  steps.value = root.dataset.procedure ?? "current";
  steps.addEventListener("change", () => {
    root.dataset.procedure = steps.value;
    void intake.again();
  });
}

/** @param {HTMLElement} root @param {import("../runtime/engine.js").Engine} engine */
function handleEngine(root, engine) {
  const status = new RuntimeStatus(root);
  const show = () => status.show(engine.status);
  engine.addEventListener("change", show);
  show();
  onPress(root, "[data-try-again]", () => engine.retry());
  if (!savesData()) engine.start();
}

/** @param {HTMLElement} root */
function start(root) {
  const engine = engineOf(root);
  const caseload = new Caseload(root, engine);
  handleIntake(root, caseload);
  handleEngine(root, engine);
  onFile(find(root, "[data-dates-file]"), (file) => caseload.dates.open(file));
  onFile(find(root, "[data-last-file]"), (file) => caseload.taking.compare(file));
  unfoldForPrint();
  // The browser may keep a left page in memory: nothing of the list is in it.
  window.addEventListener("pagehide", () => caseload.close());
  root.dataset.started = "";
}

for (const root of findAll(document, "[data-caseload]")) start(root);
