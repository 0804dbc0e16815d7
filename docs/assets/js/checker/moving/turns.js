// Run one action at a time. A second press of the running action does nothing, and a press of
// another action waits in a queue. A stale response, one that arrives after the person has moved to
// another place, is dropped, so that it does not overwrite that place.

import { CallFailed, CallTimedOut } from "../../runtime/start.js";

/** @typedef {() => Promise<void>} Act */

export class StaleAnswerError extends Error {
  constructor() {
    super("the person has gone elsewhere");
    this.name = "StaleAnswerError";
  }
}

/** @param {unknown} error  @returns {boolean} whether the call to Python timed out or failed */
export function isNoAnswer(error) {
  return error instanceof CallTimedOut || error instanceof CallFailed;
}

export class Turns {
  /**
   * @param {(busy: boolean) => void} onChange
   * @param {(again: Act) => void} onNoAnswer  the call timed out or failed; `again` retries it
   */
  constructor(onChange, onNoAnswer) {
    this.onChange = onChange;
    this.onNoAnswer = onNoAnswer;
    this.number = 0;
    this.busy = false;
    /** the name of the pressed action that runs now; "" if none does */
    this.pressed = "";
    /** @type {Map<string, Act>} the actions that were pressed meanwhile, as a queue */
    this.waiting = new Map();
  }

  /**
   * Run `act` for a press. If another action is running, queue it; if the same one is, ignore it.
   *
   * @param {string} name  what was pressed
   * @param {Act} act
   */
  async alone(name, act) {
    if (!this.busy) await this.anew(act, { name, again: () => this.alone(name, act) });
    else if (name !== this.pressed) this.waiting.set(name, act);
  }

  /**
   * Run `act` at once. Whatever ran before becomes stale: its answers are dropped.
   *
   * @param {Act} act
   * @param {{name?: string, again?: Act}} [press]  the name of the press, and how to retry it
   */
  async anew(act, { name = "", again = () => this.anew(act) } = {}) {
    this.number += 1;
    const turn = this.number;
    this.pressed = name;
    this.#set(true);
    try {
      await this.#run(act, () => this.#reportNoAnswer(again));
    } finally {
      if (turn === this.number) this.#end();
    }
  }

  /**
   * Run `act` in the background. The person did not ask for it, so a failure shows no message.
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

  /** Empty the queue: its actions would fail too and hide the message. @param {Act} again */
  #reportNoAnswer(again) {
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
   * Wait for an answer or its failure. Either one is stale, and dropped, once a newer turn began.
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
