// Files that go to the person and come from them. Inside some apps a browser saves nothing and says
// nothing: the page's words tell that beside each file.

import { findAll } from "./elements.js";

/** A case is small: what is larger is cut, and Python then says that it is too large. */
const MOST_BYTES = 100_000;

/** @typedef {{name: string, media_type: string, base64: string}} MadeFile */

/** @param {MadeFile} file  @returns {string} an address of its content */
export function fileAddress(file) {
  const bytes = Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: file.media_type }));
}

/** Let go of the files that the links in `place` lead to: they hold the case. @param {HTMLElement} place */
export function releaseFiles(place) {
  for (const link of findAll(place, 'a[href^="blob:"]')) {
    URL.revokeObjectURL(link.getAttribute("href") ?? "");
  }
}

/** @param {MadeFile} file */
export function saveFile(file) {
  const link = document.createElement("a");
  link.href = fileAddress(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {File} file  @returns {Promise<string>} */
export function readFile(file) {
  return file.slice(0, MOST_BYTES).text();
}
