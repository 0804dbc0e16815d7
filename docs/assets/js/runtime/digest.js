/**
 * The digest of bytes. The failure this module exists for: a browser hides `crypto.subtle` from a page
 * that came over plain http, and the check of every file before it runs would end every start there.
 */

/**
 * Return the SHA-256 in lower-case hexadecimal digits.
 *
 * @param {BufferSource} bytes
 * @returns {Promise<string>}
 */
export async function digest(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
