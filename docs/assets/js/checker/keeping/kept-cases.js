// The cases that a person asked this browser to remember, in IndexedDB. Several tabs can be open, so
// each case has a version number: a tab with a stale version cannot overwrite a newer one.

import { keptName } from "../../runtime/start.js";

const DATABASE = keptName("cases");
const STORE = "cases";

/** @typedef {import("../page/types.js").Texts} Texts */
/** @typedef {{answers: Texts}} Content */
/** @typedef {{number: number, born: number, version: number}} Kept  the case and version that this tab read last */
/** @typedef {Kept & {savedOn: string, lastDay?: string, content: Content}} KeptCase */

/** This browser cannot store anything: storage is refused, full or missing. */
export class StorageRefusedError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("this browser keeps nothing for this site", { cause });
    this.name = "StorageRefusedError";
  }
}

/** Another tab changed or erased the case since this tab read it. */
export class StaleCaseError extends Error {
  constructor() {
    super("another tab changed this case");
    this.name = "StaleCaseError";
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * Run database work one after the other. Avoids a race: a look at the database while it is being
 * erased could create it again.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
function queue(work) {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

/** Tell whether there is no database. WebKit also lists one that was opened but never created. */
async function isAbsent() {
  // Firefox before 126 has no `indexedDB.databases`.
  if (!indexedDB.databases) return false;
  return !(await indexedDB.databases()).some(({ name }) => name === DATABASE);
}

/**
 * @param {boolean} create  whether to create the database; reading must not create one
 * @returns {Promise<IDBDatabase | null>} null if there is no database
 */
async function open(create) {
  if (!create && (await isAbsent())) return null;
  const request = indexedDB.open(DATABASE, 1);
  let isMissing = false;
  request.onupgradeneeded = () => {
    isMissing = !create;
    if (create) request.result.createObjectStore(STORE, { keyPath: "number" });
    else request.transaction?.abort();
  };
  try {
    return await settled(request);
  } catch (error) {
    if (isMissing) return null;
    throw error;
  }
}

/**
 * Work on the cases in one transaction, then close the database, so that it can be erased.
 *
 * @template T
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function inTransaction(database, mode, work) {
  try {
    const transaction = database.transaction(STORE, mode);
    const written = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(null);
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await work(transaction.objectStore(STORE));
    await written;
    return result;
  } finally {
    database.close();
  }
}

/**
 * @template T
 * @param {T} nothing  the result if there is no database
 * @param {(store: IDBObjectStore) => Promise<T>} work
 * @returns {Promise<T>}
 */
function read(nothing, work) {
  return queue(async () => {
    try {
      const database = await open(false);
      return database ? await inTransaction(database, "readonly", work) : nothing;
    } catch (error) {
      throw new StorageRefusedError(error);
    }
  });
}

/**
 * @template T
 * @param {(store: IDBObjectStore) => Promise<T>} work
 * @returns {Promise<T>}
 */
function write(work) {
  return queue(async () => {
    try {
      const database = await open(true);
      if (!database) throw new TypeError("no database was made");
      return await inTransaction(database, "readwrite", work);
    } catch (error) {
      throw error instanceof StaleCaseError ? error : new StorageRefusedError(error);
    }
  });
}

/** @returns {Promise<KeptCase[]>} */
export function listCases() {
  return read(/** @type {KeptCase[]} */ ([]), (store) => settled(store.getAll()));
}

/** Tell whether the database exists, even without a case in it. @returns {Promise<boolean>} */
export function hasCases() {
  return read(false, async () => true);
}

/** @param {number} number  @returns {Promise<KeptCase | undefined>} */
export function readCase(number) {
  const none = /** @type {KeptCase | undefined} */ (undefined);
  return read(none, (store) => settled(store.get(number)));
}

/**
 * Save a case, as a new one or over the version that this tab read.
 *
 * @param {Kept | null} known
 * @param {Content} content
 * @param {string} savedOn  the day in words
 * @param {string} lastDay  the last day on which it is kept; "" keeps it until it is erased
 * @returns {Promise<Kept>}
 */
export function saveCase(known, content, savedOn, lastDay) {
  return write(async (store) => {
    const kept = known ? await nextVersion(store, known) : await newCase(store);
    await settled(store.put({ ...kept, savedOn, lastDay, content }));
    return kept;
  });
}

/** @param {IDBObjectStore} store @param {Kept} known  @returns {Promise<Kept>} */
async function nextVersion(store, known) {
  /** @type {KeptCase | undefined} */
  const there = await settled(store.get(known.number));
  if (there?.born !== known.born || there.version !== known.version) throw new StaleCaseError();
  return { ...known, version: known.version + 1 };
}

/** @param {IDBObjectStore} store  @returns {Promise<Kept>} */
async function newCase(store) {
  const numbers = /** @type {number[]} */ (await settled(store.getAllKeys()));
  return { number: Math.max(0, ...numbers) + 1, born: Date.now(), version: 1 };
}

/** @param {number} number */
export function eraseCase(number) {
  return write((store) => settled(store.delete(number)));
}

/** Erase the whole database. @returns {Promise<void>} */
export function eraseAllCases() {
  return queue(async () => {
    try {
      await settled(indexedDB.deleteDatabase(DATABASE));
    } catch (error) {
      throw new StorageRefusedError(error);
    }
  });
}
