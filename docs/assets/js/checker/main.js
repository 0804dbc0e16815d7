// Connect the checker's parts to the page. All buttons and links are handled here by delegation from
// the root element, because the places and their buttons are drawn again and again.

import { BASE, engineOf, savesData } from "../runtime/start.js";
import { Checker } from "./checker.js";
import { NoticeSection } from "./form/notice.js";
import { pointerFree } from "./form/pointer.js";
import { KeepSection } from "./keeping/keep-section.js";
import { Leave } from "./moving/leave.js";
import { CHECK } from "./moving/places.js";
import { find, findAll, onPress } from "./page/elements.js";
import { unfoldForPrint } from "./papers/printing.js";
import { keepPagesOnceReady } from "./status/offline-notice.js";
import { RuntimeStatus } from "./status/runtime-status.js";

/** @param {HTMLElement} pressed  @returns {string} the question that the button belongs to */
function questionOf(pressed) {
  const group = pressed.closest("[data-question]");
  return group instanceof HTMLElement ? (group.dataset.question ?? "") : "";
}

/** @param {HTMLElement} root @param {Checker} checker */
function handleForm(root, checker) {
  const form = find(root, "form");
  onPress(root, "[data-continue]", (_button, event) => {
    // Ignore the second click of a double click: the first one already leads to the next page.
    if (event.detail > 1 && checker.turns.busy) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void checker.next();
  });
  form.addEventListener("change", async () => {
    await pointerFree();
    checker.form.reveal();
    await checker.echo();
  });
  onPress(root, "[data-print-all]", () => void checker.outcome.printAll());
  onPress(root, "[data-review]", () => void checker.change(CHECK));
  onPress(root, "[data-see-now]", () => void checker.seeNow());
  onPress(root, "[data-back]", () => checker.places.back());
  onPress(root, "[data-change]", (button) => {
    checker.form.setAnswers(setsOf(button));
    void checker.change(button.dataset.change ?? "");
  });
  onPress(root, "[data-try-example]", () => void checker.tryExample());
  onPress(root, "[data-start-over]", () => checker.startOver());
  onPress(root, "[data-add-call]", (button) => {
    void checker.addCall(button.dataset.page ?? "", setsOf(button));
  });
  onPress(root, "[data-error-summary] a", (link, event) => {
    event.preventDefault();
    checker.messages.focusField(link.dataset.field ?? "");
  });
}

/** @param {HTMLElement} button  @returns {import("./page/types.js").Texts} the answers that it sets */
function setsOf(button) {
  return JSON.parse(button.dataset.sets ?? "{}");
}

/** Remove a call, and undo that. @param {HTMLElement} root @param {Checker} checker */
function handleCalls(root, checker) {
  onPress(root, "[data-remove]", (button) => {
    const sets = setsOf(button);
    const answers = checker.form.answers();
    const before = Object.fromEntries(Object.keys(sets).map((id) => [id, answers[id] ?? ""]));
    void checker.setOnCheckPage(sets, () => checker.answersPage.offerUndo(before));
  });
  onPress(root, "[data-undo]", (button) => {
    void checker.setOnCheckPage(setsOf(button), () => {
      checker.answersPage.offerUndo(null);
      checker.places.focus();
    });
  });
}

/** @param {HTMLElement} root @param {KeepSection} keep */
function handleKeeping(root, keep) {
  onPress(
    root,
    "[data-open-kept]",
    (button) => void keep.openKept(Number(button.dataset.openKept)),
  );
  onPress(
    root,
    "[data-erase-kept]",
    (button) => void keep.eraseKept(Number(button.dataset.eraseKept)),
  );
  onPress(root, "[data-save-case]", () => void keep.saveToFile());
  onPress(root, "[data-erase-all]", () => void keep.eraseAll());
  onFile(find(root, "[data-open-file]"), (file) => keep.openFile(file));
}

/** @param {HTMLElement} root @param {Checker} checker */
function handleNotice(root, checker) {
  const notice = new NoticeSection(root, checker);
  onPress(root, "[data-read-notice]", () => void notice.readText());
  onFile(find(root, "[data-notice-file]"), (file) => notice.readFile(file));
}

/** Hand over each file that a person chooses, and leave the field empty. @param {HTMLElement} field @param {(file: File) => Promise<void>} take */
function onFile(field, take) {
  if (!(field instanceof HTMLInputElement)) throw new TypeError("the file field is not an input");
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (file) await take(file);
    field.value = "";
  });
}

/** @param {HTMLElement} root @param {Checker} checker */
function handleFields(root, checker) {
  onPress(root, "[data-day]", (button) => {
    void checker.days.write(questionOf(button), button.dataset.day ?? "");
  });
  onPress(root, "[data-offer]", (button) => {
    checker.messages.clear();
    checker.days.writeText(questionOf(button), button.dataset.value ?? "");
  });
  onPress(root, "[data-shortcut]", (button) => {
    checker.form.setAnswers(JSON.parse(button.dataset.shortcut ?? "{}"));
    void checker.echo();
  });
}

/** @param {HTMLElement} root @param {Checker} checker @param {Leave} leave @param {KeepSection} keep */
function handleOutcome(root, checker, leave, keep) {
  /** @type {Record<string, (value: string) => unknown>} */
  const actions = {
    tell: (value) => checker.tell(JSON.parse(value)),
    add_call: (value) => {
      const { page, sets } = JSON.parse(value);
      return checker.addCall(page, sets);
    },
    unfold: (value) => checker.outcome.unfold(value),
    go_to_page: (value) => checker.change(value),
    show_paper: (value) => checker.outcome.showPaper(value),
    copy_paper: (value) => checker.outcome.copyPaper(value),
    print: (value) => checker.outcome.printPaper(value),
    leave: () => leave.now(),
    keep_until_midnight: () => keep.keepUntilMidnight(),
    go_on: (value) => checker.goOn(JSON.parse(value)),
  };
  onPress(root, "[data-action]", (button) => {
    actions[button.dataset.action ?? ""]?.(button.dataset.value ?? "");
  });
}

/**
 * @param {HTMLElement} root
 * @param {Checker} checker
 * @param {import("../runtime/engine.js").Engine} engine
 */
function handleEngine(root, checker, engine) {
  const status = new RuntimeStatus(root);
  const show = () => {
    status.show(engine.status);
    if (engine.state === "ready") void checker.turns.quietly(() => checker.days.prefill());
    if (engine.state === "failed" && checker.turns.busy) checker.focusFailure();
  };
  engine.addEventListener("change", show);
  show();
  onPress(root, "[data-try-again]", () => engine.retry());
  if (savesData()) root.addEventListener("change", () => engine.start(), { once: true });
  else engine.start();
  keepPagesOnceReady(root, engine);
}

/** @param {HTMLAnchorElement} link  @returns {boolean} whether it leads to another page of this site */
function isOtherPage(link) {
  return link.href.startsWith(BASE) && link.pathname !== window.location.pathname;
}

/**
 * Clear the answers when the person leaves the site, so that the next one at this device does not see
 * them. A page of this site that is opened by a link leads back here, with all that was typed: the
 * browser keeps this page. It does not on the first visit, when the service worker takes the page
 * over; once something is typed, such a link then opens beside.
 *
 * @param {Checker} checker
 * @param {KeepSection} keep
 */
function clearOnLeaving(checker, keep) {
  const isKept = Boolean(navigator.serviceWorker?.controller);
  let isTyped = false;
  let staysHere = false;
  checker.form.element.addEventListener("change", () => {
    isTyped = true;
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const opensBeside = event.ctrlKey || event.metaKey || event.shiftKey;
    staysHere = link instanceof HTMLAnchorElement && !opensBeside && isOtherPage(link);
    if (staysHere && isTyped && !isKept) link?.setAttribute("target", "_blank");
  });
  window.addEventListener("pageshow", () => {
    staysHere = false;
  });
  window.addEventListener("pagehide", (event) => {
    if (!keep.isOn && !(staysHere && event.persisted)) checker.startOver();
  });
}

/** @param {HTMLElement} root */
function start(root) {
  const engine = engineOf(root);
  const checker = new Checker(root, engine);
  const link = find(root, "[data-leave]");
  if (!(link instanceof HTMLAnchorElement)) throw new TypeError("the leave button is not a link");
  const leave = new Leave(link, () => checker.startOver());
  const keep = new KeepSection(root, checker);
  checker.keeping = keep;
  handleOutcome(root, checker, leave, keep);
  handleForm(root, checker);
  handleFields(root, checker);
  handleNotice(root, checker);
  handleCalls(root, checker);
  handleKeeping(root, keep);
  handleEngine(root, checker, engine);
  unfoldForPrint();
  find(root, "form").addEventListener("change", () => void keep.noteChange());
  void keep.arrived();
  clearOnLeaving(checker, keep);
  const button = find(root, "[data-continue]");
  if (button instanceof HTMLButtonElement) button.disabled = false;
  root.dataset.started = "";
}

for (const root of findAll(document, "[data-checker]")) start(root);
