/**
 * Python for a page, whatever happens to it. The failure this module exists for: `loadPyodide` can
 * hang for ever, a worker can die, a host can stop answering, and what a person typed must survive
 * each of these with words on the screen that say what is going on.
 */

import { Depot, filesOf, findPresentManifest } from "./bundle.js";
import { CallFailed, CallTimedOut, RuntimeFailure, Stalled, StartFailed } from "./errors.js";
import { requireFeatures } from "./features.js";
import { savesData, whenIdle } from "./idle.js";
import { PACKAGE } from "./messages.js";
import { settle } from "./store.js";
import { Watchdog } from "./watchdog.js";

/** @typedef {"idle" | "loading" | "ready" | "failed"} State */
/** @typedef {import("./messages.js").FromWorker} FromWorker */
/** @typedef {import("./messages.js").ToWorker} ToWorker */

/**
 * @typedef {object} Change
 * @property {State} state
 * @property {"" | "download" | "start"} stage
 * @property {number} loadedBytes
 * @property {number} totalBytes 0 while not known
 * @property {import("./errors.js").Reason | null} reason why it failed
 */

/**
 * @typedef {object} Call
 * @property {number} id
 * @property {string} request
 * @property {(answer: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {boolean} sent
 * @property {boolean} again it broke Python once and is asked a second time
 * @property {ReturnType<typeof setTimeout> | undefined} timer
 */

const NO_BYTES_FOR_TOO_LONG = 30_000;
const START_TOO_LONG = 60_000;
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
    /** @type {Depot | null} */
    this.depot = null;
    /** @type {import("./bundle.js").Bundle | null} */
    this.bundle = null;
    /** @type {Map<string, Promise<ArrayBuffer>>} */
    this.libraries = new Map();
    this.fetchedAhead = false;
    /** @type {Worker | null} */
    this.worker = null;
    this.watchdog = new Watchdog((stage) => this.fail(new Stalled(stage)));
  }

  /** @returns {State} */
  get state() {
    return this.status.state;
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
   * Ask Python. Before it is ready the call waits; it starts nothing by itself.
   *
   * @param {object} request
   * @returns {Promise<any>}
   */
  call(request) {
    const id = this.counter;
    this.counter += 1;
    return new Promise((resolve, reject) => {
      const text = JSON.stringify(request);
      const call = { id, request: text, resolve, reject, sent: false, again: false };
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
      this.bundle ??= await this.fetchBundle(manifestUrl, attempt.signal);
      this.spawn();
    } catch (error) {
      if (this.attempt === attempt) {
        this.fail(asFailure(error));
      }
    }
  }

  /**
   * @param {string} manifestUrl
   * @param {AbortSignal} signal
   * @returns {Promise<import("./bundle.js").Bundle>}
   */
  async fetchBundle(manifestUrl, signal) {
    try {
      return await this.fetchFrom(manifestUrl, signal);
    } catch (error) {
      const present = signal.aborted ? null : await findPresentManifest(manifestUrl, signal);
      if (!present) {
        throw error;
      }
      return await this.fetchFrom(present, signal);
    }
  }

  /**
   * @param {string} manifestUrl
   * @param {AbortSignal} signal
   */
  fetchFrom(manifestUrl, signal) {
    this.depot = new Depot(manifestUrl, signal, (loadedBytes, totalBytes) => {
      if (signal.aborted) {
        return;
      }
      this.watchdog.expect("download", NO_BYTES_FOR_TOO_LONG);
      this.change({ loadedBytes, totalBytes });
    });
    return this.depot.bundle();
  }

  spawn() {
    const bundle = this.bundle;
    if (!bundle) {
      return;
    }
    this.change({ state: "loading", stage: "start" });
    this.watchdog.expect("start", START_TOO_LONG);
    // A blob's worker inherits the page's policy; a worker from an address would not.
    const url = URL.createObjectURL(bundle.runner);
    const worker = new Worker(url, { type: "module" });
    this.worker = worker;
    worker.addEventListener("message", (event) => {
      URL.revokeObjectURL(url);
      if (this.worker === worker) {
        this.receive(event.data);
      }
    });
    worker.addEventListener("error", (event) => {
      if (this.worker === worker) {
        this.lostWorker(event.message);
      }
    });
    this.post({
      kind: "boot",
      base: bundle.base,
      module: bundle.module,
      library: bundle.library,
      lockInfo: bundle.manifest.lock.info,
      entry: bundle.manifest.entry,
    });
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
        this.bundle = null;
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
      this.fail(new StartFailed(message.detail));
    } else if (message.kind === "answer") {
      this.finish(message.id)?.resolve(JSON.parse(message.text));
      this.fetchAhead();
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
        call.timer = setTimeout(() => this.timeOut(call), this.callTimeout);
        this.post({ kind: "call", id: call.id, request: call.request });
      }
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
    const wheels = await this.fetchLibraries(names).catch(() => null);
    if (this.worker === worker) {
      this.post({ kind: "wheels", id, wheels });
    }
  }

  /**
   * @param {string[]} names
   * @returns {Promise<ArrayBuffer[]>}
   */
  async fetchLibraries(names) {
    const files = this.bundle ? filesOf(this.bundle.manifest, names) : [];
    if (files.length === 0) {
      throw new CallFailed(`no library ${names.join(", ")}`);
    }
    return Promise.all(files.map((file) => this.library(file)));
  }

  /** Fetch what papers will need, and keep all for the next visit, once nothing else is to do. */
  fetchAhead() {
    if (!this.fetchedAhead) {
      this.fetchedAhead = true;
      whenIdle(() => void this.keepForOffline(savesData()));
    }
  }

  /**
   * Keep the runtime on this device. A failure says nothing now: what is missing is fetched when it
   * is needed.
   *
   * @param {boolean} [onlyWhatIsHere] without the libraries that only papers need
   */
  async keepForOffline(onlyWhatIsHere = false) {
    const bundle = this.bundle;
    if (bundle) {
      const { manifest } = bundle;
      const names = Object.keys(manifest.lock.packages).filter((name) => name !== manifest.package);
      await (onlyWhatIsHere ? null : this.fetchLibraries(names).catch(() => {}));
      await settle(bundle.base).catch(() => {});
    }
  }

  /**
   * @param {string} file
   * @returns {Promise<ArrayBuffer>}
   */
  library(file) {
    const known = this.libraries.get(file);
    if (known) {
      return known;
    }
    const depot = this.depot;
    const coming = depot ? depot.library(file) : Promise.reject(new CallFailed("no runtime"));
    this.libraries.set(file, coming);
    coming.catch(() => this.libraries.delete(file));
    return coming;
  }

  /** @param {Call} call */
  timeOut(call) {
    this.finish(call.id)?.reject(new CallTimedOut(this.callTimeout));
    this.respawn();
  }

  /**
   * Python broke: start it anew from the bytes at hand. The call that broke it is asked once more,
   * and given up where it breaks Python again; all others are simply asked again.
   *
   * @param {string} detail
   * @param {number} [id] the call; where not known, the one that was asked first
   */
  lostWorker(detail, id) {
    if (this.state !== "ready") {
      this.fail(new StartFailed(detail));
      return;
    }
    const sent = [...this.calls.values()].filter((call) => call.sent);
    const culprit = sent.find((call) => call.id === id) ?? sent[0];
    if (culprit?.again) {
      this.finish(culprit.id)?.reject(new CallFailed(detail));
    } else if (culprit) {
      culprit.again = true;
    }
    this.respawn();
  }

  respawn() {
    this.stopWorker();
    for (const call of this.calls.values()) {
      clearTimeout(call.timer);
      call.sent = false;
    }
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
    return call;
  }

  /** @param {ToWorker} message */
  post(message) {
    this.worker?.postMessage(message);
  }

  /** @param {RuntimeFailure} failure */
  fail(failure) {
    this.attempt?.abort();
    this.attempt = null;
    this.watchdog.rest();
    this.stopWorker();
    for (const call of this.calls.values()) {
      clearTimeout(call.timer);
      call.sent = false;
    }
    this.change({ state: "failed", stage: "", reason: failure.reason });
    this.dispatchEvent(new CustomEvent("failure", { detail: failure }));
  }

  stopWorker() {
    this.worker?.terminate();
    this.worker = null;
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
