/**
 * Run Python for a page and recover from its failures. The failure this module exists for:
 * `loadPyodide` can hang, a worker can crash, a host can stop answering. In each case the page keeps
 * what a person typed and tells them what is happening.
 */

import { CallFailed, CallTimedOut, RuntimeFailure, Stalled, StartFailed } from "./errors.js";
import { requireFeatures } from "./features.js";
import { Keeper } from "./keeping.js";

import { Libraries, load } from "./loading.js";
import { PACKAGE } from "./messages.js";
import { bootMessage, startWorker } from "./spawn.js";
import { Watchdog } from "./watchdog.js";

/** @typedef {"idle" | "loading" | "ready" | "failed"} State */
/** @typedef {import("./messages.js").FromWorker} FromWorker */
/** @typedef {import("./messages.js").ToWorker} ToWorker */

/**
 * @typedef {object} Change
 * @property {State} state
 * @property {"" | "download" | "start"} stage
 * @property {number} loadedBytes
 * @property {number} totalBytes 0 while unknown
 * @property {import("./errors.js").Reason | null} reason why it failed
 */

/**
 * @typedef {object} Call
 * @property {number} id
 * @property {string} request
 * @property {string} content a file in base64 that goes with the request, or nothing
 * @property {(answer: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {boolean} sent
 * @property {boolean} again true while it is retried: it crashed Python once
 * @property {ReturnType<typeof setTimeout> | undefined} timer
 */

const NO_BYTES_FOR_TOO_LONG = 30_000;
const START_TOO_LONG = 60_000;
const START_FROM_IMAGE_TOO_LONG = 20_000;
const CALL_TOO_LONG = 20_000;

export class Engine extends EventTarget {
  /** @param {{manifestUrl: string, callTimeout?: number}} options */
  constructor({ manifestUrl, callTimeout = CALL_TOO_LONG }) {
    super();
    this.manifestUrl = new URL(manifestUrl, document.baseURI).href;
    this.callTimeout = callTimeout;
    /** @type {Change} */
    this.status = { state: "idle", stage: "", loadedBytes: 0, totalBytes: 0, reason: null };
    /** @type {Map<number, Call>} */
    this.calls = new Map();
    this.counter = 0;
    /** @type {AbortController | null} */
    this.attempt = null;
    /** @type {import("./loading.js").Loaded | null} */
    this.loaded = null;
    this.libraries = new Libraries();
    this.keeper = new Keeper(this.libraries);
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Worker | null} started, and not yet told what to do */
    this.spare = null;
    /** The worker started from memory that an earlier visit kept. */
    this.fromImage = false;
    this.watchdog = new Watchdog((stage) => this.failStart(new Stalled(stage)));
  }

  /** @returns {State} */
  get state() {
    return this.status.state;
  }

  /** @returns {import("./depot.js").Bundle | null} what Python starts from, once it is here */
  get bundle() {
    return this.loaded?.bundle ?? null;
  }

  /** Begin, unless it has begun. */
  start() {
    if (this.state === "idle") {
      void this.load(this.manifestUrl);
    }
  }

  /** Begin anew after a failure; calls that wait are kept. */
  retry() {
    if (this.state === "failed") {
      void this.load(this.manifestUrl);
    }
  }

  /**
   * Ask Python. A call made before Python is ready waits; it does not start Python.
   *
   * @param {object} request
   * @param {string} [content] a file in base64
   * @returns {Promise<any>}
   */
  call(request, content = "") {
    const id = this.counter;
    this.counter += 1;
    return new Promise((resolve, reject) => {
      const text = JSON.stringify(request);
      const call = { id, request: text, content, resolve, reject, sent: false, again: false };
      this.calls.set(id, { ...call, timer: undefined });
      this.sendWaiting();
    });
  }

  /** @param {string} manifestUrl */
  async load(manifestUrl) {
    const attempt = new AbortController();
    this.attempt = attempt;
    this.change({ state: "loading", stage: "download", loadedBytes: 0, totalBytes: 0 });
    this.watchdog.expect("download", NO_BYTES_FOR_TOO_LONG);
    try {
      requireFeatures();
      this.loaded ??= await load(manifestUrl, attempt.signal, this.listener(attempt.signal));
      this.spawn();
    } catch (error) {
      if (this.attempt === attempt) {
        this.fail(asFailure(error));
      }
    }
  }

  /**
   * Return the listener that follows the download.
   *
   * @param {AbortSignal} signal
   * @returns {import("./depot.js").Listener}
   */
  listener(signal) {
    return {
      onProgress: (loadedBytes, totalBytes) => {
        // After Python is ready, bytes belong to papers and saved pages, and no start waits for them.
        if (!signal.aborted && this.state === "loading") {
          this.watchdog.expect("download", NO_BYTES_FOR_TOO_LONG);
          this.change({ loadedBytes, totalBytes });
        }
      },
      onRunner: (runner) => {
        // The worker parses its megabyte of script while the rest downloads. A second runner comes
        // from another folder, after the first folder was found to be gone.
        if (!signal.aborted) {
          this.spare?.terminate();
          this.spare = startWorker(runner);
        }
      },
    };
  }

  spawn() {
    const bundle = this.bundle;
    if (!bundle) {
      return;
    }
    const { image } = bundle;
    // Only once: an image that failed would fail again.
    bundle.image = null;
    this.fromImage = image !== null;
    this.change({ state: "loading", stage: "start" });
    this.watchdog.expect("start", image ? START_FROM_IMAGE_TOO_LONG : START_TOO_LONG);
    const worker = this.spare ?? startWorker(bundle.runner);
    this.spare = null;
    this.worker = worker;
    worker.addEventListener("message", (event) => {
      if (this.worker === worker) {
        this.receive(event.data);
      }
    });
    worker.addEventListener("error", (event) => {
      if (this.worker === worker) {
        this.lostWorker(event.message);
      }
    });
    this.post({ ...bootMessage(bundle), image }, image ? [image] : []);
    void this.sendPackage(bundle.wheel);
  }

  /** @param {Promise<ArrayBuffer>} wheel */
  async sendPackage(wheel) {
    const worker = this.worker;
    try {
      const bytes = await wheel;
      if (this.worker === worker) {
        this.post({ kind: "wheels", id: PACKAGE, wheels: [bytes] });
      }
    } catch (error) {
      if (this.worker === worker) {
        this.loaded = null;
        this.fail(asFailure(error));
      }
    }
  }

  /** @param {FromWorker} message */
  receive(message) {
    if (message.kind === "ready") {
      this.watchdog.rest();
      this.change({ state: "ready", stage: "" });
      this.sendWaiting();
    } else if (message.kind === "failed") {
      this.failStart(new StartFailed(message.detail));
    } else if (message.kind === "answer") {
      this.finish(message.id)?.resolve(JSON.parse(message.text));
      this.keeper.answered(this.loaded, !this.fromImage);
    } else if (message.kind === "refused") {
      this.finish(message.id)?.reject(new CallFailed(message.detail));
    } else if (message.kind === "broken") {
      this.lostWorker(message.detail, message.id);
    } else if (message.kind === "need") {
      void this.supply(message.id, message.names);
    }
  }

  sendWaiting() {
    if (this.state !== "ready") {
      return;
    }
    for (const call of this.calls.values()) {
      if (!call.sent) {
        call.sent = true;
        this.post({ kind: "call", id: call.id, request: call.request, content: call.content });
      }
    }
    this.watchFirst();
  }

  /** Python takes one call after the other: the time of each begins when none is before it. */
  watchFirst() {
    const first = [...this.calls.values()].find((call) => call.sent);
    if (first) {
      first.timer ??= setTimeout(() => this.timeOut(first), this.callTimeout);
    }
  }

  /** The worker is gone: what it was asked is asked again of the next one. */
  takeBack() {
    for (const call of this.calls.values()) {
      clearTimeout(call.timer);
      call.timer = undefined;
      call.sent = false;
    }
  }

  /**
   * Give the worker the wheels of libraries that a call needs.
   *
   * @param {number} id
   * @param {string[]} names
   */
  async supply(id, names) {
    const worker = this.worker;
    const wheels = await this.libraries.fetch(this.loaded, names).catch(() => null);
    if (this.worker === worker) {
      this.post({ kind: "wheels", id, wheels });
    }
  }

  /** Keep on this device all that a start and papers need. */
  async keepForOffline() {
    if (this.loaded) {
      await this.keeper.files(this.loaded, false);
      await (this.fromImage ? null : this.keeper.image(this.loaded));
    }
  }

  /** @param {Call} call */
  timeOut(call) {
    this.finish(call.id)?.reject(new CallTimedOut(this.callTimeout));
    this.respawn();
  }

  /**
   * Restart Python after a crash, from the bytes in memory. The call that crashed it is retried once
   * and fails if it crashes Python again; all other calls are sent again.
   *
   * @param {string} detail
   * @param {number} [id] the call; if unknown, the one that was sent first
   */
  lostWorker(detail, id) {
    if (this.state !== "ready") {
      this.failStart(new StartFailed(detail));
      return;
    }
    this.distrustImage();
    const sent = [...this.calls.values()].filter((call) => call.sent);
    const culprit = sent.find((call) => call.id === id) ?? sent[0];
    if (culprit?.again) {
      this.finish(culprit.id)?.reject(new CallFailed(detail));
    } else if (culprit) {
      culprit.again = true;
    }
    this.respawn();
  }

  /**
   * A start from the memory image can fail although Python itself works. Then Python starts without
   * the image, as on the first visit, and the person sees no error.
   *
   * @param {RuntimeFailure} failure
   */
  failStart(failure) {
    if (this.fromImage) {
      this.distrustImage();
      this.respawn();
    } else {
      this.fail(failure);
    }
  }

  distrustImage() {
    if (this.fromImage) {
      void this.loaded?.depot.forgetImage();
    }
  }

  respawn() {
    this.stopWorker();
    this.takeBack();
    this.spawn();
  }

  /**
   * @param {number} id
   * @returns {Call | undefined}
   */
  finish(id) {
    const call = this.calls.get(id);
    this.calls.delete(id);
    clearTimeout(call?.timer);
    this.watchFirst();
    return call;
  }

  /**
   * @param {ToWorker} message
   * @param {ArrayBuffer[]} [handedOver]
   */
  post(message, handedOver = []) {
    this.worker?.postMessage(message, handedOver);
  }

  /** @param {RuntimeFailure} failure */
  fail(failure) {
    if (!this.loaded) {
      this.attempt?.abort();
    }
    this.attempt = null;
    this.watchdog.rest();
    this.stopWorker();
    this.takeBack();
    this.change({ state: "failed", stage: "", reason: failure.reason });
    this.dispatchEvent(new CustomEvent("failure", { detail: failure }));
  }

  stopWorker() {
    this.worker?.terminate();
    this.spare?.terminate();
    this.worker = null;
    this.spare = null;
  }

  /** @param {Partial<Change>} news */
  change(news) {
    this.status = { ...this.status, ...(news.state ? { reason: null } : {}), ...news };
    this.dispatchEvent(new CustomEvent("change", { detail: this.status }));
  }
}

/**
 * @param {unknown} error
 * @returns {RuntimeFailure}
 */
function asFailure(error) {
  return error instanceof RuntimeFailure ? error : new StartFailed(String(error));
}
