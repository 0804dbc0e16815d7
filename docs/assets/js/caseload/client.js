// Ask Python about the list. The list itself stays in Python's memory: the page holds what it shows.

import { localClock } from "../checker/page/local-date.js";
import { CallFailed, CallTimedOut } from "../runtime/start.js";

/** @typedef {{message: string}} Refusal */

/** Python refused a request; `sentences` say why. */
export class RefusedError extends Error {
  /** @param {string[]} sentences */
  constructor(sentences) {
    super(sentences.join(" "));
    this.name = "RefusedError";
    this.sentences = sentences;
  }
}

export class ListClient {
  /**
   * @param {HTMLElement} root
   * @param {import("../runtime/engine.js").Engine} engine
   */
  constructor(root, engine) {
    this.root = root;
    this.engine = engine;
  }

  /**
   * Ask, and start Python if it is not running. Throws RefusedError with the sentences to show.
   *
   * @param {string} op
   * @param {object} [more]
   * @param {string} [content]  a file in base64
   * @returns {Promise<any>}
   */
  async ask(op, more = {}, content = "") {
    this.engine.start();
    const { language = "en", procedure = "current" } = this.root.dataset;
    const request = { op, ...localClock(), language, procedure, ...more };
    const answer = await this.engine.call(request, content).catch((error) => {
      if (!(error instanceof CallFailed || error instanceof CallTimedOut)) throw error;
      throw new RefusedError([this.root.dataset.noAnswer ?? ""]);
    });
    if (answer.ok) return answer;
    const errors = /** @type {Refusal[]} */ (answer.errors ?? []);
    throw new RefusedError(errors.map((error) => error.message));
  }
}

/**
 * Run what a press asks for, and show the sentences of a refusal in `place`.
 *
 * @param {HTMLElement} place
 * @param {() => Promise<void>} act
 */
export async function showingRefusals(place, act) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    place.textContent = error.sentences.join(" ");
  }
}
