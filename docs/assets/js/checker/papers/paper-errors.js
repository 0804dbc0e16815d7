// Why a paper is missing: Python refused it with a reason, or the call failed or timed out.

import { CallFailed, CallTimedOut } from "../../runtime/start.js";

/** Python refused to write the paper; the message tells the person why. */
export class PaperRefusedError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "PaperRefusedError";
  }
}

/**
 * @param {unknown} error
 * @returns {string} Python's reason; empty if there was no answer (the page has its own words for that)
 */
export function reasonOf(error) {
  if (error instanceof PaperRefusedError) return error.message;
  if (!(error instanceof CallFailed || error instanceof CallTimedOut)) reportError(error);
  return "";
}
