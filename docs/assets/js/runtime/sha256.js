/**
 * SHA-256 as FIPS 180-4 has it, for pages that came over plain http, where a browser hides its own.
 * The failure this module exists for: on such a host every start would end at the check of its files.
 */

const BLOCK = 64;
const WORDS = 16;
const ROUNDS = 64;
const LENGTH_BYTES = 8;
const PRIMES = firstPrimes(ROUNDS);
const ROUND_CONSTANTS = PRIMES.map((prime) => fractionBits(Math.cbrt(prime)));
const INITIAL = PRIMES.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));

/**
 * @param {Uint8Array} message
 * @returns {Uint8Array<ArrayBuffer>} its 32 bytes
 */
export function sha256(message) {
  const state = Uint32Array.from(INITIAL);
  const schedule = new Uint32Array(ROUNDS);
  const whole = message.length - (message.length % BLOCK);
  const end = ending(message.subarray(whole), message.length);
  for (const part of [message.subarray(0, whole), end]) {
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (let start = 0; start < part.length; start += BLOCK) {
      fill(schedule, view, start);
      mix(state, schedule);
    }
  }
  const digest = new DataView(new ArrayBuffer(state.byteLength));
  state.forEach((word, index) => {
    digest.setUint32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
}

/**
 * Return the last blocks: what is left over, one bit, zeros, and the length in bits.
 *
 * @param {Uint8Array} rest
 * @param {number} length of the whole message in bytes
 */
function ending(rest, length) {
  const blocks = Math.ceil((rest.length + 1 + LENGTH_BYTES) / BLOCK);
  const bytes = new Uint8Array(blocks * BLOCK);
  bytes.set(rest);
  bytes[rest.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(bytes.length - LENGTH_BYTES, BigInt(length) * 8n);
  return bytes;
}

/**
 * @param {Uint32Array} schedule
 * @param {DataView} view
 * @param {number} start
 */
function fill(schedule, view, start) {
  for (let t = 0; t < WORDS; t += 1) {
    schedule[t] = view.getUint32(start + t * 4);
  }
  for (let t = WORDS; t < ROUNDS; t += 1) {
    const early = at(schedule, t - 15);
    const late = at(schedule, t - 2);
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    schedule[t] = at(schedule, t - 16) + first + at(schedule, t - 7) + second;
  }
}

/**
 * @param {Uint32Array} state
 * @param {Uint32Array} schedule
 */
function mix(state, schedule) {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < ROUNDS; t += 1) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const sumE = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const sumA = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const first = (h + sumE + choice + (ROUND_CONSTANTS[t] ?? 0) + at(schedule, t)) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sumA + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = at(state, index) + word;
  });
}

/** @param {Uint32Array} words @param {number} index */
function at(words, index) {
  return words[index] ?? 0;
}

/** @param {number} word @param {number} bits */
function turn(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}

/** The first 32 bits of what stands after the point. @param {number} value */
function fractionBits(value) {
  return Math.floor((value - Math.floor(value)) * 2 ** 32);
}

/** @param {number} count */
function firstPrimes(count) {
  /** @type {number[]} */
  const found = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) {
      found.push(candidate);
    }
  }
  return found;
}
