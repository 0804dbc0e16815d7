// What is taken away from the board: columns to paste, files, and a sheet to print.

import { copyText } from "../checker/page/clipboard.js";
import { find, onPress } from "../checker/page/elements.js";
import { readFileAsBase64, saveFile } from "../checker/page/files.js";
import { compose } from "../checker/page/stamps.js";
import { drawSheetIn } from "../checker/papers/sheet.js";
import { findInput } from "./board.js";
import { showingRefusals } from "./client.js";

const MOST_BYTES = 20 * 1024 * 1024 + 1;

export class Taking {
  /**
   * @param {HTMLElement} root
   * @param {import("./client.js").ListClient} client
   * @param {import("./board.js").Board} board
   */
  constructor(root, client, board) {
    this.root = root;
    this.client = client;
    this.board = board;
    this.said = find(root, "[data-out-said]");
    this.changesSaid = find(root, "[data-changes-said]");
    this.printed = find(root, "[data-print-sheet]");
    this.day = findInput(root, "[data-list-day]");
    onPress(root, "[data-copy-columns]", () => void this.#copy());
    onPress(root, "[data-save]", (button) => void this.#save(button.dataset.save ?? ""));
    onPress(root, "[data-template-file]", () => void this.#save("template"));
    onPress(root, "[data-print-list]", () => void this.#print());
  }

  clear() {
    this.said.textContent = "";
    this.changesSaid.textContent = "";
    this.printed.replaceChildren();
  }

  #copy() {
    return showingRefusals(this.said, async () => {
      const { text } = await this.client.ask("list_copy");
      const { copied = "", refused = "" } = this.said.dataset;
      this.said.textContent = (await copyText(text)) ? copied : refused;
    });
  }

  /** @param {string} kind */
  #save(kind) {
    return showingRefusals(this.said, async () => {
      const { file } = await this.client.ask("list_save", { kind });
      saveFile(file);
      if (kind !== "csv" && kind !== "xlsx") return;
      this.said.textContent = compose(this.said.dataset.saved ?? "", { name: file.name });
    });
  }

  #print() {
    return showingRefusals(this.said, async () => {
      const question = { masked: this.board.masked.checked, day: this.day.value };
      const { sheet } = await this.client.ask("list_sheet", question);
      drawSheetIn(this.root, this.printed, sheet);
      this.printed.hidden = false;
      document.body.dataset.printsList = "";
      window.print();
      delete document.body.dataset.printsList;
      this.printed.hidden = true;
      this.printed.replaceChildren();
    });
  }

  /** @param {File} file  the file that was saved last week */
  compare(file) {
    return showingRefusals(this.changesSaid, async () => {
      const content = await readFileAsBase64(file, MOST_BYTES);
      const found = await this.client.ask("list_changes", {}, content);
      this.changesSaid.textContent = found.text;
      this.board.showChanges(found);
    });
  }
}
