// One thing at a time: what is pressed while a check runs does nothing more, and an answer that
// comes after the person went elsewhere is dropped instead of drawn over the new place.

import { CallFailed, CallTimedOut } from "../../runtime/start.js";

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
      await this.aside(act);
    } finally {
      if (turn === this.number) this.#set(false);
    }
  }

  /**
   * Run `act` while the person may do something else; a missing answer is told.
   *
   * @param {() => Promise<void>} act
   */
  async aside(act) {
    await this.#run(act, this.onNoAnswer);
  }

  /**
   * Run `act`, which nobody asked for: what does not come of it is not missed.
   *
   * @param {() => Promise<void>} act
   */
  async quietly(act) {
    await this.#run(act, () => {});
  }

  /** @param {() => Promise<void>} act @param {() => void} onNoAnswer */
  async #run(act, onNoAnswer) {
    try {
      await act();
    } catch (error) {
      if (isNoAnswer(error)) onNoAnswer();
      else if (!(error instanceof StaleAnswerError)) throw error;
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
