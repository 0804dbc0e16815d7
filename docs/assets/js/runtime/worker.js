/**
 * Run Python on its own thread. The failure this module exists for: on the page's thread, starting
 * Python freezes typing for seconds, and one hung call freezes it forever.
 *
 * The worker downloads nothing. The page sends it every byte, already checked, so that the page's
 * policy, its progress bar and its offline cache apply to the runtime too.
 *
 * The build joins this file, worker_start.js and Pyodide into one script.
 */

import { packImage, unpackImage } from "./image.js";
import { PACKAGE } from "./messages.js";
import { startOptions, unpack } from "./worker_start.js";

/** @typedef {import("./messages.js").ToWorker} ToWorker */
/** @typedef {import("./messages.js").FromWorker} FromWorker */
/** @typedef {import("./messages.js").Boot} Boot */
/** @typedef {(request: string, content?: string) => string} Handle */

/**
 * The part of Pyodide's interface that is used here.
 *
 * @typedef {object} Interpreter
 * @property {(module: string) => any} pyimport
 * @property {import("./worker_start.js").FileSystem} FS
 * @property {() => Uint8Array<ArrayBuffer>} makeMemorySnapshot
 */
/** @typedef {(options: object) => Promise<Interpreter>} LoadPyodide */

/** What Python's worker never needs: storage that outlives the page, further workers, connections. */
const LOST = [
  ...["caches", "indexedDB", "webkitIndexedDB", "Worker", "SharedWorker", "BroadcastChannel"],
  ...["WebSocket", "WebSocketStream", "WebTransport", "EventSource", "XMLHttpRequest"],
];
const MOST_LOADS_FOR_ONE_CALL = 8;
const SITE_PACKAGES = "/lib/python3.14/site-packages";

/** A call needs a library that cannot be loaded now; Python itself still works. */
class LibraryMissing extends Error {}

class PythonWorker {
  /**
   * @param {DedicatedWorkerGlobalScope} scope
   * @param {LoadPyodide} loadPyodide
   * @param {unknown} createPyodideModule
   */
  constructor(scope, loadPyodide, createPyodideModule) {
    this.scope = scope;
    this.loadPyodide = loadPyodide;
    this.createPyodideModule = createPyodideModule;
    /** @type {Interpreter | null} */
    this.pyodide = null;
    /** @type {Handle | null} */
    this.handle = null;
    /** @type {Map<number, {resolve: (wheels: ArrayBuffer[]) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    this.counter = 0;
  }

  /** @param {FromWorker} message */
  post(message) {
    this.scope.postMessage(message);
  }

  /** @param {ToWorker} message */
  async receive(message) {
    if (message.kind === "boot") {
      await this.boot(message);
    } else if (message.kind === "call") {
      await this.call(message);
    } else {
      this.takeWheels(message);
    }
  }

  /** @param {Boot} message */
  async boot(message) {
    try {
      const packageIsHere = this.wheels(PACKAGE);
      lose(this.scope, LOST);
      lose(this.scope.navigator, ["storage", "storageBuckets", "serviceWorker"]);
      handOver(this.scope, message);
      this.pyodide = await this.loadPyodide({
        indexURL: message.base,
        createPyodideModule: this.createPyodideModule,
        ...startOptions([], message.lockInfo),
        ...(message.image ? { _loadSnapshot: unpackImage(message.image) } : {}),
        ...(message.rehearsal ? { _makeSnapshot: true } : {}),
      });
      this.install(await packageIsHere);
      this.handle = this.pyodide.pyimport(message.entry).handle;
      if (message.rehearsal) {
        this.handImageBack(this.pyodide, message.rehearsal);
      } else {
        this.post({ kind: "ready" });
      }
    } catch (error) {
      this.post({ kind: "failed", detail: String(error) });
    }
  }

  /**
   * Pack Python's memory right after its start. This worker never sees what a person typed.
   *
   * @param {Interpreter} pyodide
   * @param {string[]} rehearsal requests to run first, so that the next visit has their results ready
   */
  handImageBack(pyodide, rehearsal) {
    for (const request of rehearsal) {
      this.handle?.(request);
    }
    const image = packImage(pyodide.makeMemorySnapshot());
    this.scope.postMessage({ kind: "image", image }, [image]);
  }

  /** @param {Extract<ToWorker, {kind: "call"}>} message */
  async call({ id, request, content }) {
    try {
      this.post({ kind: "answer", id, text: await this.answer(request, content) });
    } catch (error) {
      const kind = error instanceof LibraryMissing ? "refused" : "broken";
      this.post({ kind, id, detail: String(error) });
    }
  }

  /**
   * Ask Python. If it needs a library that is not loaded yet, load the library and ask again.
   *
   * @param {string} request
   * @param {string} content a file in base64, or nothing
   * @returns {Promise<string>}
   */
  async answer(request, content) {
    const handle = this.handle;
    if (!handle) {
      throw new Error("called before Python was ready");
    }
    for (let loads = 0; loads < MOST_LOADS_FOR_ONE_CALL; loads += 1) {
      const text = content ? handle(request, content) : handle(request);
      const needs = missingLibraries(text);
      if (needs.length === 0) {
        return text;
      }
      await this.need(needs);
    }
    throw new LibraryMissing("still missing after it was loaded");
  }

  /** @param {string[]} names */
  async need(names) {
    const id = this.counter;
    this.counter += 1;
    const coming = this.wheels(id);
    this.post({ kind: "need", id, names });
    this.install(await coming);
  }

  /**
   * Wait for the page's message with this id.
   *
   * @param {number} id
   * @returns {Promise<ArrayBuffer[]>}
   */
  wheels(id) {
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
  }

  /** @param {Extract<ToWorker, {kind: "wheels"}>} message */
  takeWheels({ id, wheels }) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (wheels) {
      waiting?.resolve(wheels);
    } else {
      waiting?.reject(new LibraryMissing("the page could not get it"));
    }
  }

  /** @param {ArrayBuffer[]} wheels */
  install(wheels) {
    const pyodide = this.pyodide;
    if (pyodide) {
      for (const wheel of wheels) {
        unpack(new Uint8Array(wheel), SITE_PACKAGES, pyodide.FS);
      }
      // Python caches which modules a folder lacks.
      pyodide.pyimport("sys").path_importer_cache.clear();
    }
  }
}

/**
 * Take names away from an object and from everything that it inherits from, before any of Python runs.
 *
 * @param {object | undefined} from
 * @param {string[]} names
 */
function lose(from, names) {
  for (
    let owner = from;
    owner && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const name of names) {
      Reflect.deleteProperty(owner, name);
    }
  }
}

/**
 * Give Pyodide the files that the page has checked and the module that the page has compiled during
 * the download. Requests to all other addresses are left to the page's policy.
 *
 * @param {DedicatedWorkerGlobalScope} scope
 * @param {Boot} message
 */
function handOver(scope, { base, library, module }) {
  const download = scope.fetch.bind(scope);
  scope.fetch = async (input, options) => {
    const address = String(input instanceof Request ? input.url : input);
    return address.startsWith(base) ? new Response(library) : download(input, options);
  };
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
}

/**
 * @param {string} text Python's answer
 * @returns {string[]}
 */
function missingLibraries(text) {
  // Most answers are views without this word; parsing them here would be wasted work.
  const needs = text.includes('"needs"') ? JSON.parse(text).needs : undefined;
  return Array.isArray(needs) ? needs : [];
}

/**
 * @param {any} scope the worker's global scope
 * @param {LoadPyodide} loadPyodide
 * @param {unknown} createPyodideModule
 */
export function serve(scope, loadPyodide, createPyodideModule) {
  const worker = new PythonWorker(scope, loadPyodide, createPyodideModule);
  scope.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ event) => {
    void worker.receive(event.data);
  });
}
