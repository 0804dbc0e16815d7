/**
 * The messages between page and worker. The failure this module exists for: if only one side changes
 * a message, the error shows up only while a person waits for an answer.
 *
 * Raise PROTOCOL in build_scripts/runtime/manifest.py with every change.
 */

/**
 * @typedef {object} Boot
 * @property {"boot"} kind
 * @property {string} base address of the runtime's folder, with a slash at the end
 * @property {WebAssembly.Module} module
 * @property {ArrayBuffer} library the standard library
 * @property {object} lockInfo head of Pyodide's lock file
 * @property {string} entry module that has `handle(request: str, content: str = "") -> str`
 * @property {ArrayBuffer | null} image Python's memory, packed by an earlier visit
 * @property {string[] | null} rehearsal requests to ask before the memory is packed and handed
 *   back; null for a worker that is to stay
 *
 * @typedef {Boot
 *   | {kind: "call", id: number, request: string, content: string}
 *   | {kind: "wheels", id: number, wheels: ArrayBuffer[] | null}} ToWorker wheels that the worker
 *   asked for; those with the id PACKAGE are sent without a request
 *
 * @typedef {{kind: "ready"}
 *   | {kind: "failed", detail: string}
 *   | {kind: "image", image: ArrayBuffer}
 *   | {kind: "answer", id: number, text: string}
 *   | {kind: "broken" | "refused", id: number, detail: string}
 *   | {kind: "need", id: number, names: string[]}} FromWorker
 */

/** The id of the message that brings our own package. */
export const PACKAGE = -1;
