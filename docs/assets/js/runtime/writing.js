/**
 * Write every file that this page keeps. The failure this module exists for is a race condition: a
 * person erases everything and reads that nothing is left, and a second later a pending write still
 * finishes.
 *
 * The case that a person chose to keep is written elsewhere.
 */

/** Milliseconds to wait for pending writes; the second check after erasing finds later ones. */
const LONGEST_WAIT = 5_000;

let isOver = false;
/** @type {Set<Promise<unknown>>} */
const writing = new Set();

/** Tell whether this page may still keep files. */
export function mayWrite() {
  return !isOver;
}

/**
 * Write something, unless writing has ended on this page.
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

/** Start no more writes until the page is opened again, and wait for those that have begun. */
export async function writeNothingMore() {
  isOver = true;
  const tooLong = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT));
  await Promise.race([Promise.allSettled(writing), tooLong]);
}
