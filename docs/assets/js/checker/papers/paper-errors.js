// Why a paper did not come: Python refused it with a reason, or there was no answer at all.

import { CallFailed, CallTimedOut } from "../../runtime/start.js";

/** Python did not write the paper, and says why in words for the person. */
export class PaperRefusedError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "PaperRefusedError";
  }
}

/**
 * @param {unknown} error
 * @returns {string} Python's reason; empty where there was no answer, which the page has words for
 */
export function reasonOf(error) {
  if (error instanceof PaperRefusedError) return error.message;
  if (!(error instanceof CallFailed || error instanceof CallTimedOut)) reportError(error);
  return "";
}
