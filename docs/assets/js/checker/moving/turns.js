// One thing at a time: a second press of what runs does nothing more, another press waits for its
// turn, and an answer that comes after the person went elsewhere is dropped instead of drawn over
// the new place.

import { CallFailed, CallTimedOut } from "../../runtime/start.js";

/** @typedef {() => Promise<void>} Act */

export class StaleAnswerError extends Error {
  constructor() {
    super("the person has gone elsewhere");
    this.name = "StaleAnswerError";
  }
}

/** @param {unknown} error  @returns {boolean} whether Python took too long, or broke */
export function isNoAnswer(error) {
  return error instanceof CallTimedOut || error instanceof CallFailed;
}

export class Turns {
  /**
   * @param {(busy: boolean) => void} onChange
   * @param {(again: Act) => void} onNoAnswer  Python took too long, or broke; `again` tries once more
   */
  constructor(onChange, onNoAnswer) {
    this.onChange = onChange;
    this.onNoAnswer = onNoAnswer;
    this.number = 0;
    this.busy = false;
    /** what was pressed and runs; "" where nothing was pressed */
    this.pressed = "";
    /** @type {Map<string, Act>} what was pressed meanwhile and waits for its turn */
    this.waiting = new Map();
  }

  /**
   * Run `act` for a press, or have it wait for what runs; a second press of that does nothing more.
   *
   * @param {string} name  what was pressed
   * @param {Act} act
   */
  async alone(name, act) {
    if (!this.busy) await this.anew(act, { name, again: () => this.alone(name, act) });
    else if (name !== this.pressed) this.waiting.set(name, act);
  }

  /**
   * Run `act` and let go of what ran before.
   *
   * @param {Act} act
   * @param {{name?: string, again?: Act}} [press]  what was pressed, and how it is tried again
   */
  async anew(act, { name = "", again = () => this.anew(act) } = {}) {
    this.number += 1;
    const turn = this.number;
    this.pressed = name;
    this.#set(true);
    try {
      await this.#run(act, () => this.#missed(again));
    } finally {
      if (turn === this.number) this.#end();
    }
  }

  /**
   * Run `act`, which nobody asked for: what does not come of it is not missed.
   *
   * @param {Act} act
   */
  async quietly(act) {
    await this.#run(act, () => {});
  }

  /** @param {Act} act @param {() => void} onNoAnswer */
  async #run(act, onNoAnswer) {
    try {
      await act();
    } catch (error) {
      if (isNoAnswer(error)) onNoAnswer();
      else if (!(error instanceof StaleAnswerError)) throw error;
    }
  }

  /** What waited would meet the same, and hide that it is told. @param {Act} again */
  #missed(again) {
    this.waiting.clear();
    this.onNoAnswer(again);
  }

  #end() {
    this.pressed = "";
    this.#set(false);
    for (const [name, act] of [...this.waiting].slice(0, 1)) {
      this.waiting.delete(name);
      void this.alone(name, act);
    }
  }

  /**
   * Wait for an answer, or for word that none comes; both count in the present turn only.
   *
   * @template T
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  answer(promise) {
    const turn = this.number;
    return promise.finally(() => {
      if (turn !== this.number) throw new StaleAnswerError();
    });
  }

  /** @param {boolean} busy */
  #set(busy) {
    this.busy = busy;
    this.onChange(busy);
  }
}
