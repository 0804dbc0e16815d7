/**
 * Notice when nothing moves. The failure this module exists for: a start that hangs without an
 * error would leave a progress bar on the screen for ever.
 */

export class Watchdog {
  /** @param {(stage: string) => void} onStalled */
  constructor(onStalled) {
    this.onStalled = onStalled;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /**
   * Something moved; the next sign must come within this time.
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
