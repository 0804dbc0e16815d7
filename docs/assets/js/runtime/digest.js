/**
 * The digest of bytes. The failure this module exists for: a browser hides `crypto.subtle` from a
 * page served over plain http, and a check that requires it would make every start fail there.
 */

/**
 * Return the SHA-256 in lower-case hexadecimal digits, or null where the browser offers no digests.
 *
 * @param {ArrayBuffer} bytes
 * @returns {Promise<string | null>}
 */
export async function digest(bytes) {
  if (!crypto.subtle) {
    return null;
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
