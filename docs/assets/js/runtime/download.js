/**
 * Download and check one file. The failure this module exists for: a host may compress or not, may
 * send an error page with status 200, and may be in the middle of a deploy. In each case only the
 * bytes that this page was built with may run, and the progress bar must be right.
 */

import { digest } from "./digest.js";
import { DownloadBroke, DownloadFailed, IntegrityFailed } from "./errors.js";
import { forget, keep, recall } from "./store.js";

/** @typedef {Response & {body: ReadableStream<Uint8Array<ArrayBuffer>>}} Stream */
/** @typedef {{size: number, sha256: string}} Digest */
/** @typedef {Digest & {gzip: Digest}} FileEntry */

/**
 * @typedef {object} Order
 * @property {string} base address of the folder, with a slash at the end
 * @property {string} name
 * @property {FileEntry | Promise<FileEntry>} entry size and digests from the manifest, which may arrive after the file
 * @property {AbortSignal} signal
 * @property {(bytes: number) => void} onBytes called with the number of bytes received over the network
 */

const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Return the file's bytes, inflated and checked.
 *
 * @param {Order} order
 * @returns {Promise<ArrayBuffer>}
 */
export function downloadBytes(order) {
  return download(order, (body) => new Response(body).arrayBuffer());
}

/**
 * Return the compiled module. Compiling begins with the first bytes and runs nothing, so the check at
 * the end still comes before any of the code runs.
 *
 * @param {Order} order
 * @returns {Promise<WebAssembly.Module>}
 */
export function downloadModule(order) {
  const headers = { "content-type": "application/wasm" };
  return download(order, (body) => WebAssembly.compileStreaming(new Response(body, { headers })));
}

/**
 * Download the gzipped file; if it breaks off, try it again, since the plain one is three times as
 * large. If that fails, or the host has no gzipped file, fall back to the plain one.
 *
 * @template T
 * @param {Order} order
 * @param {(body: ReadableStream<Uint8Array<ArrayBuffer>>) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function download(order, use) {
  const first = await attempt(order, ".gz", use);
  if ("result" in first) {
    return first.result;
  }
  if (first.error instanceof DownloadBroke) {
    const second = await attempt(order, ".gz", use);
    if ("result" in second) {
      return second.result;
    }
  }
  return await take(order, "", use);
}

/**
 * Return the result or the error. Throw the error if no one waits for the file any more.
 *
 * @template T
 * @param {Order} order
 * @param {string} suffix
 * @param {(body: ReadableStream<Uint8Array<ArrayBuffer>>) => Promise<T>} use
 * @returns {Promise<{result: T} | {error: unknown}>}
 */
async function attempt(order, suffix, use) {
  try {
    return { result: await take(order, suffix, use) };
  } catch (error) {
    if (order.signal.aborted) {
      throw error;
    }
    return { error };
  }
}

/**
 * @template T
 * @param {Order} order
 * @param {string} suffix
 * @param {(body: ReadableStream<Uint8Array<ArrayBuffer>>) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function take(order, suffix, use) {
  const name = order.name + suffix;
  const url = order.base + name;
  const kept = await recall(url);
  const response = kept ?? (await request(url, order.signal));
  const wire = new Wire(order.onBytes);
  try {
    const result = await use(await wire.inflated(response));
    const bytes = await wire.check(await order.entry, name);
    if (!kept) {
      keep(url, bytes);
    }
    return result;
  } catch (error) {
    wire.forget();
    await forget(url);
    const isWrong = error instanceof IntegrityFailed && !kept;
    throw isWrong ? error : new DownloadBroke(`${name}: ${error}`);
  }
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<Stream>}
 */
export async function request(url, signal) {
  const response = await fetch(url, { signal, credentials: "same-origin" }).catch((error) => {
    throw new DownloadFailed(`${url}: ${error}`);
  });
  if (!response.ok || !response.body) {
    throw new DownloadFailed(`${url}: status ${response.status}`);
  }
  return /** @type {any} */ (response);
}

/** The bytes of one response: counted, and kept for the check while they are passed on. */
class Wire {
  /** @param {(bytes: number) => void} onBytes */
  constructor(onBytes) {
    this.onBytes = onBytes;
    /** @type {Uint8Array<ArrayBuffer>[]} */
    this.chunks = [];
    this.count = 0;
    this.gzipped = false;
  }

  /**
   * @param {Stream} response
   * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
   */
  async inflated(response) {
    const reader = response.body.getReader();
    const first = this.keep(await reader.read());
    // Some hosts send `.gz` files inflated, so only the first bytes show what was sent.
    this.gzipped = GZIP_MAGIC.every((byte, index) => first.value?.[index] === byte);
    /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
    const body = new ReadableStream({
      start: (controller) => pass(first, controller),
      pull: async (controller) => pass(this.keep(await reader.read()), controller),
      cancel: (reason) => reader.cancel(reason),
    });
    return this.gzipped ? body.pipeThrough(new DecompressionStream("gzip")) : body;
  }

  /**
   * @param {ReadableStreamReadResult<Uint8Array<ArrayBuffer>>} read
   * @returns {ReadableStreamReadResult<Uint8Array<ArrayBuffer>>}
   */
  keep(read) {
    if (!read.done) {
      this.chunks.push(read.value);
      this.count += read.value.byteLength;
      this.onBytes(read.value.byteLength);
    }
    return read;
  }

  /** Subtract the counted bytes from the progress again. */
  forget() {
    this.onBytes(-this.count);
    this.chunks = [];
  }

  /**
   * @param {FileEntry} entry
   * @param {string} name
   * @returns {Promise<ArrayBuffer>} the bytes as they were received
   */
  async check(entry, name) {
    const expected = this.gzipped ? entry.gzip : entry;
    const bytes = await new Blob(this.chunks).arrayBuffer();
    this.chunks = [];
    const found = await digest(bytes);
    // Without digests accept only gzip: inflating it has already compared its checksum.
    const isWhole = found === null ? this.gzipped : found === expected.sha256;
    if (bytes.byteLength !== expected.size || !isWhole) {
      throw new IntegrityFailed(name);
    }
    return bytes;
  }
}

/**
 * @param {ReadableStreamReadResult<Uint8Array<ArrayBuffer>>} read
 * @param {ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>} controller
 */
function pass(read, controller) {
  if (read.done) {
    controller.close();
  } else {
    controller.enqueue(read.value);
  }
}
