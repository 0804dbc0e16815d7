/**
 * Start Python in the same way in the worker and in the tests. The failure this module exists for:
 * the tests or the site set an option of their own, and the two interpreters differ.
 */

/**
 * The part of Emscripten's file system that is used here.
 *
 * @typedef {object} FileSystem
 * @property {(path: string) => void} mkdirTree
 * @property {(path: string, data: Uint8Array, options: {canOwn: boolean}) => void} writeFile
 */

const LOCAL_FILE = 0x04034b50;
const DATA_DESCRIPTOR = 0x08;

/** Python starts without `site` (its names are for an interactive prompt), so it needs the path. */
export const START_ENVIRONMENT = { PYTHONPATH: "/lib/python3.14/site-packages" };

/**
 * Return the options of loadPyodide, without the addresses of its files.
 *
 * @param {Uint8Array<ArrayBuffer>[]} wheels installed before Python starts
 * @param {object} info the head of Pyodide's lock file; Pyodide does not need the rest, since it
 *   loads no packages by itself
 */
export function startOptions(wheels, info) {
  return {
    args: ["-S"],
    env: START_ENVIRONMENT,
    lockFileContents: { info, packages: {} },
    packageBaseUrl: "",
    fsInit: async (
      /** @type {FileSystem} */ fileSystem,
      /** @type {{sitePackages: string}} */ { sitePackages },
    ) => {
      for (const wheel of wheels) {
        unpack(wheel, sitePackages, fileSystem);
      }
    },
  };
}

/**
 * Write the files of a wheel into a folder; its entries must be uncompressed.
 *
 * @param {Uint8Array<ArrayBuffer>} wheel
 * @param {string} folder
 * @param {FileSystem} fileSystem
 */
export function unpack(wheel, folder, fileSystem) {
  const view = new DataView(wheel.buffer, wheel.byteOffset, wheel.byteLength);
  const decoder = new TextDecoder();
  /** @type {Set<string>} */
  const made = new Set();
  let position = 0;
  while (view.getUint32(position, true) === LOCAL_FILE) {
    const stored = view.getUint16(position + 8, true) === 0;
    if (!stored || view.getUint16(position + 6, true) & DATA_DESCRIPTOR) {
      throw new Error("a wheel has an entry that is not simply stored");
    }
    const size = view.getUint32(position + 18, true);
    const nameStart = position + 30;
    const nameEnd = nameStart + view.getUint16(position + 26, true);
    const start = nameEnd + view.getUint16(position + 28, true);
    const path = `${folder}/${decoder.decode(wheel.subarray(nameStart, nameEnd))}`;
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) {
      fileSystem.mkdirTree(parent);
      made.add(parent);
    }
    fileSystem.writeFile(path, wheel.subarray(start, start + size), { canOwn: true });
    position = start + size;
  }
}
