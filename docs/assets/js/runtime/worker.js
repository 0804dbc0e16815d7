/**
 * Python, on its own thread. The failure this module exists for: on the page's thread, starting
 * Python freezes typing for seconds, and one hung call freezes it for ever.
 *
 * It downloads nothing. The page hands over every byte, already checked, so that the page's policy,
 * its progress bar and its offline cache hold for the runtime too.
 *
 * The build joins this file with Pyodide into one script, so it imports nothing.
 */

/** @typedef {import("./messages.js").ToWorker} ToWorker */
/** @typedef {import("./messages.js").FromWorker} FromWorker */
/** @typedef {import("./messages.js").Boot} Boot */
/** @typedef {(request: string) => string} Handle */

/**
 * The little of Pyodide that is used here.
 *
 * @typedef {object} Interpreter
 * @property {(module: string) => {handle: Handle}} pyimport
 * @property {(names: string[], options: object) => Promise<unknown>} loadPackage
 * @property {Record<string, string>} loadedPackages
 */
/** @typedef {(options: object) => Promise<Interpreter>} LoadPyodide */

const MOST_LOADS_FOR_ONE_CALL = 8;

/** Files that the page handed over, in the place where Pyodide looks for downloads. */
class HandedFiles {
  /** @param {string} base */
  constructor(base) {
    this.base = base;
    /** @type {Map<string, ArrayBuffer>} */
    this.files = new Map();
  }

  /** @param {Record<string, ArrayBuffer>} files */
  add(files) {
    for (const [name, bytes] of Object.entries(files)) {
      this.files.set(this.base + name, bytes);
    }
  }

  /**
   * @param {typeof fetch} download asked for every other address; the page's policy governs it
   * @returns {typeof fetch}
   */
  fetchFrom(download) {
    return async (input, options) => {
      const address = String(input instanceof Request ? input.url : input);
      if (!address.startsWith(this.base)) {
        return download(input, options);
      }
      const bytes = this.files.get(address);
      this.files.delete(address);
      return bytes ? new Response(bytes) : new Response(null, { status: 404 });
    };
  }
}

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
    /** @type {HandedFiles | null} */
    this.handed = null;
    /** @type {Map<number, {resolve: () => void, reject: (error: Error) => void}>} */
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
      await this.call(message.id, message.request);
    } else {
      this.takeFiles(message);
    }
  }

  /** @param {Boot} message */
  async boot(message) {
    try {
      this.post({ kind: "stage", stage: "start" });
      this.handed = new HandedFiles(message.base);
      this.handed.add(message.files);
      this.scope.fetch = this.handed.fetchFrom(this.scope.fetch.bind(this.scope));
      useCompiledModule(message.module);
      this.pyodide = await this.loadPyodide({
        indexURL: message.base,
        packageBaseUrl: message.base,
        lockFileContents: message.lock,
        packages: [message.package],
        createPyodideModule: this.createPyodideModule,
      });
      this.handle = this.pyodide.pyimport(message.entry).handle;
      this.post({ kind: "ready" });
    } catch (error) {
      this.post({ kind: "failed", detail: String(error) });
    }
  }

  /**
   * @param {number} id
   * @param {string} request
   */
  async call(id, request) {
    try {
      this.post({ kind: "answer", id, text: await this.answer(request) });
    } catch (error) {
      this.post({ kind: "broken", id, detail: String(error) });
    }
  }

  /**
   * Ask Python; where it needs a library that is not here yet, load that and ask again.
   *
   * @param {string} request
   * @returns {Promise<string>}
   */
  async answer(request) {
    const handle = this.handle;
    if (!handle) {
      throw new Error("called before Python was ready");
    }
    for (let loads = 0; loads < MOST_LOADS_FOR_ONE_CALL; loads += 1) {
      const text = handle(request);
      const needs = missingLibraries(text);
      if (needs.length === 0) {
        return text;
      }
      await this.load(needs);
    }
    throw new Error("a library is still missing after it was loaded");
  }

  /** @param {string[]} names */
  async load(names) {
    const pyodide = this.pyodide;
    if (!pyodide) {
      throw new Error("no interpreter");
    }
    const id = this.counter;
    this.counter += 1;
    await new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: () => resolve(undefined), reject });
      this.post({ kind: "need", id, names });
    });
    await pyodide.loadPackage(names, { messageCallback: () => {}, errorCallback: () => {} });
    const missing = names.filter((name) => !(name in pyodide.loadedPackages));
    if (missing.length > 0) {
      throw new Error(`could not install ${missing.join(", ")}`);
    }
  }

  /** @param {Extract<ToWorker, {kind: "files"}>} message */
  takeFiles(message) {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.files) {
      this.handed?.add(message.files);
      waiting?.resolve();
    } else {
      waiting?.reject(new Error("the page could not get a library"));
    }
  }
}

/**
 * Let Pyodide start the module that the page has compiled while everything else was on its way.
 *
 * @param {WebAssembly.Module} module
 */
function useCompiledModule(module) {
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
}

/**
 * @param {string} text the answer of Python
 * @returns {string[]}
 */
function missingLibraries(text) {
  // Most answers are views without the word; parsing them twice would be work for nothing.
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
