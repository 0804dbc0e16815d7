/**
 * What page and worker say to each other. The failure this module exists for: a message that one
 * side changed and the other did not know shows only when a person waits for an answer.
 *
 * Types only; raise PROTOCOL in build_scripts/runtime/manifest.py with every change.
 */

/**
 * @typedef {object} Boot
 * @property {"boot"} kind
 * @property {string} base address of the runtime's folder, with a slash at the end
 * @property {WebAssembly.Module} module
 * @property {Record<string, ArrayBuffer>} files checked bytes by file name
 * @property {object} lock Pyodide's lock file
 * @property {string} package name of our package in the lock
 * @property {string} entry module that has `handle(request: str) -> str`
 *
 * @typedef {Boot
 *   | {kind: "call", id: number, request: string}
 *   | {kind: "files", id: number, files: Record<string, ArrayBuffer> | null}} ToWorker
 *
 * @typedef {{kind: "stage", stage: "start"}
 *   | {kind: "ready"}
 *   | {kind: "failed", detail: string}
 *   | {kind: "answer", id: number, text: string}
 *   | {kind: "broken", id: number, detail: string}
 *   | {kind: "need", id: number, names: string[]}} FromWorker
 */

export {};
