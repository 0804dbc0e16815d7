/**
 * Run the depot in a worker, and on the page as a fallback. The failure this module exists for: a
 * browser that cannot load a worker's modules offline would not start, although the page has every
 * byte.
 */

import { DownloadFailed, RuntimeFailure } from "./errors.js";

/** @typedef {import("./depot.js").Depot} Depot */
/** @typedef {import("./depot.js").Listener} Listener */
/** @typedef {"parts" | "wheel" | "library" | "settle" | "keepImage" | "forgetImage" | "fetchAhead"} Name */
/** @typedef {Pick<Depot, Name>} DepotFace */

/**
 * @typedef {{kind: "open", manifestUrl: string}
 *   | {kind: "ask", id: number, name: Name, given: unknown[]}} ToDepot
 *
 * @typedef {{kind: "here"}
 *   | {kind: "bytes", loaded: number, total: number}
 *   | {kind: "runner", runner: Blob}
 *   | {kind: "done", id: number, value: any}
 *   | {kind: "refused", id: number, reason: import("./errors.js").Reason, detail: string}} FromDepot
 */

const NOT_HERE_FOR_TOO_LONG = 4_000;

/**
 * Open the folder that a manifest lies in.
 *
 * @param {string} manifestUrl
 * @param {AbortSignal} signal
 * @param {Listener} listener
 * @returns {Promise<DepotFace>}
 */
export async function openDepot(manifestUrl, signal, listener) {
  const remote = new RemoteDepot(manifestUrl, signal, listener);
  if (await remote.isHere) {
    return remote;
  }
  remote.close();
  const { Depot } = await import("./depot.js");
  return new Depot(manifestUrl, signal, listener);
}

/** @implements {DepotFace} */
class RemoteDepot {
  /**
   * @param {string} manifestUrl
   * @param {AbortSignal} signal
   * @param {Listener} listener
   */
  constructor(manifestUrl, signal, listener) {
    this.listener = listener;
    this.counter = 0;
    /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
    this.asked = new Map();
    this.worker = startModuleWorker(new URL("./worker_depot.js", import.meta.url).href);
    /** @type {Promise<boolean>} */
    this.isHere = new Promise((tell) => {
      setTimeout(tell, NOT_HERE_FOR_TOO_LONG, false);
      this.worker.addEventListener("error", () => tell(false));
      this.worker.addEventListener("message", () => tell(true), { once: true });
    });
    this.worker.addEventListener("message", ({ data }) => this.receive(data));
    signal.addEventListener("abort", () => this.close());
    this.post({ kind: "open", manifestUrl });
  }

  parts() {
    return this.ask("parts");
  }

  wheel() {
    return this.ask("wheel");
  }

  /** @param {string} name */
  library(name) {
    return this.ask("library", name);
  }

  settle() {
    return this.ask("settle");
  }

  /** @param {ArrayBuffer} image */
  keepImage(image) {
    return this.ask("keepImage", image);
  }

  forgetImage() {
    return this.ask("forgetImage");
  }

  fetchAhead() {
    return this.ask("fetchAhead");
  }

  /**
   * @param {Name} name
   * @param {unknown[]} given
   * @returns {Promise<any>}
   */
  ask(name, ...given) {
    const id = this.counter;
    this.counter += 1;
    const buffers = given.filter((one) => one instanceof ArrayBuffer);
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.post({ kind: "ask", id, name, given }, buffers);
    });
  }

  /**
   * @param {ToDepot} message
   * @param {ArrayBuffer[]} [handedOver]
   */
  post(message, handedOver = []) {
    this.worker.postMessage(message, handedOver);
  }

  /** @param {FromDepot} message */
  receive(message) {
    if (message.kind === "bytes") {
      this.listener.onProgress(message.loaded, message.total);
    } else if (message.kind === "runner") {
      this.listener.onRunner(message.runner);
    } else if (message.kind === "done") {
      this.take(message.id)?.resolve(message.value);
    } else if (message.kind === "refused") {
      this.take(message.id)?.reject(new RuntimeFailure(message.reason, message.detail));
    }
  }

  close() {
    this.worker.terminate();
    for (const { reject } of this.asked.values()) {
      reject(new DownloadFailed("given up"));
    }
    this.asked.clear();
  }

  /** @param {number} id */
  take(id) {
    const found = this.asked.get(id);
    this.asked.delete(id);
    return found;
  }
}

/**
 * Start a worker from a script of this site, under the page's policy: a blob's worker inherits it.
 *
 * @param {string} address
 */
function startModuleWorker(address) {
  const script = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
  const url = URL.createObjectURL(script);
  const worker = new Worker(url, { type: "module" });
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
