/**
 * MurmurHash3_x86_32 (Austin Appleby, public domain: https://github.com/aappleby/smhasher) in its pieces, over blocks of
 * 32 bits. Hashes of it are in model files: a change makes those unreadable.
 */

/** Takes one block into a hash. */
export function murmurMix(hash: number, block: number): number {
  let k = Math.imul(block, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  hash ^= Math.imul(k, 0x1b873593);
  hash = (hash << 13) | (hash >>> 19);
  return (Math.imul(hash, 5) + 0xe6546b64) | 0;
}

/** Ends a hash of so many blocks; a signed number of 32 bits. */
export function murmurFinish(hash: number, blocks: number): number {
  hash ^= blocks * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Hash of a string, whose UTF-16 code units are the blocks. */
export function murmurOfText(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = murmurMix(hash, text.charCodeAt(at));
  return murmurFinish(hash, text.length);
}

/** Two seeds for hashes of 64 bits: one hash is the low half, the other the high one. */
export const LOW_SEED = 0x9747b28c | 0;
export const HIGH_SEED = 0x5bd1e995 | 0;
