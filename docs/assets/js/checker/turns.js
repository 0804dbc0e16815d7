// One thing at a time: what is pressed while a check runs does nothing more, and an answer that
// comes after the person went elsewhere is dropped instead of drawn over the new place.

import { CallFailed, CallTimedOut } from "../runtime/start.js";

export class StaleAnswerError extends Error {
  constructor() {
    super("the person has gone elsewhere");
    this.name = "StaleAnswerError";
  }
}

export class Turns {
  /**
   * @param {(busy: boolean) => void} onChange
   * @param {() => void} onNoAnswer  Python took too long, or broke
   */
  constructor(onChange, onNoAnswer) {
    this.onChange = onChange;
    this.onNoAnswer = onNoAnswer;
    this.number = 0;
    this.busy = false;
  }

  /** Run `act`, unless something runs already. @param {() => Promise<void>} act */
  async alone(act) {
    if (!this.busy) await this.anew(act);
  }

  /** Run `act` and let go of what ran before. @param {() => Promise<void>} act */
  async anew(act) {
    this.number += 1;
    const turn = this.number;
    this.#set(true);
    try {
      await act();
    } catch (error) {
      if (error instanceof CallTimedOut || error instanceof CallFailed) this.onNoAnswer();
      else if (!(error instanceof StaleAnswerError)) throw error;
    } finally {
      if (turn === this.number) this.#set(false);
    }
  }

  /**
   * Wait for an answer of the present turn.
   *
   * @template T
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  async answer(promise) {
    const turn = this.number;
    const value = await promise;
    if (turn !== this.number) throw new StaleAnswerError();
    return value;
  }

  /** @param {boolean} busy */
  #set(busy) {
    this.busy = busy;
    this.onChange(busy);
  }
}
