/**
 * Small things that several packages need and that need nothing themselves. What belongs to one package, or to the
 * domain, has no place here.
 *
 * @module
 */
export { type FileContent, writeAtomically } from './atomic-write.ts';
export { HashTable } from './hash-table.ts';
export { HIGH_SEED, LOW_SEED, murmurFinish, murmurMix, murmurOfText } from './murmur3.ts';
export { pause } from './pause.ts';
export { clip, quote } from './quote.ts';
export { sha256Hex } from './sha256.ts';
export { withTimeLimit } from './time-limit.ts';
export { decodeUtf8 } from './utf8.ts';
