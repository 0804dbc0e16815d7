/**
 * The digest of bytes. The failure this module exists for: a browser hides `crypto.subtle` from a page
 * that came over plain http, and the check of every file before it runs would end every start there.
 */

/**
 * Return the SHA-256 in lower-case hexadecimal digits.
 *
 * @param {ArrayBuffer} bytes
 * @returns {Promise<string>}
 */
export async function digest(bytes) {
  const hash = new Uint8Array(await hashOf(bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  if (crypto.subtle) {
    return crypto.subtle.digest("SHA-256", bytes);
  }
  const { sha256 } = await import("./sha256.js");
  return sha256(new Uint8Array(bytes));
}
