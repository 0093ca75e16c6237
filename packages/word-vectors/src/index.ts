/**
 * Vectors of words, so that a tagger that saw "Lima" knows something of "Oslo": a table of int8, shared by all models and
 * processes of a machine, found by hashes of the words.
 *
 * @module
 */
export { loadWordVectors, type WordVectorOptions } from './load-word-vectors.ts';
export { wordHash, wordKey } from './word-key.ts';
export { WordIndex, WordVectors, type WordVectorTable } from './word-vectors.ts';
