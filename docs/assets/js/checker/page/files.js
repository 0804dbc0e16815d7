// Save files and read the person's files. A browser inside another app can fail to save a file
// without an error, so the page warns about that beside each file.

import { findAll } from "./elements.js";

/** Read no more than this: a case file is small. Python then reports that the file is too large. */
const MOST_BYTES = 100_000;

/** @typedef {{name: string, media_type: string, base64: string}} MadeFile */

/** @param {MadeFile} file  @returns {string} a blob URL of its content */
export function fileAddress(file) {
  const bytes = Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: file.media_type }));
}

/** Revoke the blob URLs of the links in `place`, because the files contain the case. @param {HTMLElement} place */
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

/**
 * @param {File} file
 * @param {number} most  so many bytes are read
 * @returns {Promise<string>} its content in base64
 */
export function readFileAsBase64(file, most) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file.slice(0, most));
  });
}
