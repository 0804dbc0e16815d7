/**
 * Named errors of the runtime. The failure this module exists for: a general "something went wrong"
 * offers "Try again" also where a retry cannot help.
 */

/** @typedef {"unsupported" | "download" | "integrity" | "start" | "stalled" | "outdated"} Reason */

export class RuntimeFailure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} detail for maintainers, never shown
   */
  constructor(reason, detail) {
    super(`${reason}: ${detail}`);
    this.detail = detail;
    this.name = new.target.name;
    this.reason = reason;
  }
}

/** The browser lacks something that no download can bring. */
export class UnsupportedBrowser extends RuntimeFailure {
  /** @param {string} missing */
  constructor(missing) {
    super("unsupported", missing);
  }
}

/** A file did not come, or not whole. */
export class DownloadFailed extends RuntimeFailure {
  /** @param {string} detail */
  constructor(detail) {
    super("download", detail);
  }
}

/** A file began to come and broke off, or was kept and is damaged: it may come whole the next time. */
export class DownloadBroke extends DownloadFailed {}

/** A file came that is not the one this page was built with. */
export class IntegrityFailed extends RuntimeFailure {
  /** @param {string} name */
  constructor(name) {
    super("integrity", `${name} differs from the manifest`);
  }
}

/** Everything came, and Python did not start. */
export class StartFailed extends RuntimeFailure {
  /** @param {string} detail */
  constructor(detail) {
    super("start", detail);
  }
}

/** Nothing moved for too long. */
export class Stalled extends RuntimeFailure {
  /** @param {string} stage */
  constructor(stage) {
    super("stalled", stage);
  }
}

/** A newer site was published that this page cannot talk to; only loading it anew helps. */
export class PageOutdated extends RuntimeFailure {
  constructor() {
    super("outdated", "the published runtime speaks another protocol");
  }
}

/** One call took too long; Python was started anew. */
export class CallTimedOut extends Error {
  /** @param {number} milliseconds */
  constructor(milliseconds) {
    super(`no answer within ${milliseconds} ms`);
    this.name = "CallTimedOut";
  }
}

/** One call broke Python, also after a fresh start. */
export class CallFailed extends Error {
  /** @param {string} detail */
  constructor(detail) {
    super(detail);
    this.name = "CallFailed";
  }
}
