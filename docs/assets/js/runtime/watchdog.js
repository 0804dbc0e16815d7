/**
 * Notice when a start makes no progress. The failure this module exists for: a start that hangs
 * without an error leaves a progress bar on the screen forever.
 */

export class Watchdog {
  /** @param {(stage: string) => void} onStalled */
  constructor(onStalled) {
    this.onStalled = onStalled;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /**
   * Restart the timeout after progress: the next progress must come within this time.
   *
   * @param {string} stage
   * @param {number} milliseconds
   */
  expect(stage, milliseconds) {
    this.rest();
    this.timer = setTimeout(() => this.onStalled(stage), milliseconds);
  }

  rest() {
    clearTimeout(this.timer);
  }
}
