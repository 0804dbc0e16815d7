/**
 * Every file that this page keeps is written through here. The failure this module exists for: a
 * person erases everything, reads that nothing is left, and a second later what was on its way is
 * written all the same.
 *
 * What a person chose to keep, their case, is written elsewhere.
 */

/** What is not written by then is found by the second look after erasing. */
const LONGEST_WAIT = 5_000;

let isOver = false;
/** @type {Set<Promise<unknown>>} */
const writing = new Set();

/** Tell whether this page may still keep files. */
export function mayWrite() {
  return !isOver;
}

/**
 * Write something, unless this page is to keep nothing more.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function write(work) {
  if (isOver) {
    throw new Error("this page keeps nothing more");
  }
  const done = work();
  writing.add(done);
  try {
    return await done;
  } finally {
    writing.delete(done);
  }
}

/** Begin no more writing until the page is opened again, and wait for what has begun. */
export async function writeNothingMore() {
  isOver = true;
  const tooLong = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT));
  await Promise.race([Promise.allSettled(writing), tooLong]);
}
