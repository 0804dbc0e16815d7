/**
 * Pack Python's memory after its start, so that the next visit restores it instead of starting Python
 * again. The failure this module exists for: thirty megabytes of memory, most of them zeros, take
 * longer to read than they save.
 *
 * The packed format: total size, number of pages that are not empty, their indices, the pages.
 */

const PAGE = 16 * 1024;
const WORD = 4;

/**
 * Leave out the pages that are empty.
 *
 * @param {Uint8Array<ArrayBuffer>} memory starting at a multiple of eight bytes
 * @returns {ArrayBuffer}
 */
export function packImage(memory) {
  const whole = Math.ceil(memory.byteLength / PAGE);
  /** @type {number[]} */
  const kept = [];
  for (let page = 0; page < whole; page += 1) {
    if (!isEmpty(memory.subarray(page * PAGE, (page + 1) * PAGE))) {
      kept.push(page);
    }
  }
  const head = (2 + kept.length) * WORD;
  const packed = new Uint8Array(head + kept.length * PAGE);
  new Uint32Array(packed.buffer, 0, 2 + kept.length).set([memory.byteLength, kept.length, ...kept]);
  kept.forEach((page, index) => {
    packed.set(memory.subarray(page * PAGE, (page + 1) * PAGE), head + index * PAGE);
  });
  return packed.buffer;
}

/**
 * @param {ArrayBuffer} packed
 * @returns {Uint8Array<ArrayBuffer>} the original memory
 */
export function unpackImage(packed) {
  const [size = 0, count = 0] = new Uint32Array(packed, 0, 2);
  const pages = new Uint32Array(packed, 2 * WORD, count);
  const memory = new Uint8Array(size);
  pages.forEach((page, index) => {
    const start = (2 + count) * WORD + index * PAGE;
    const length = Math.min(PAGE, size - page * PAGE);
    memory.set(new Uint8Array(packed, start, length), page * PAGE);
  });
  return memory;
}

/** @param {Uint8Array<ArrayBuffer>} page */
function isEmpty(page) {
  const whole = page.byteLength - (page.byteLength % 8);
  const rest = page.subarray(whole);
  return (
    new BigUint64Array(page.buffer, page.byteOffset, whole / 8).every((value) => value === 0n) &&
    rest.every((value) => value === 0)
  );
}
