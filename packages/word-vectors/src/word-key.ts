import { HIGH_SEED, LOW_SEED, murmurOfText } from '@spansmith/basics';

/**
 * What a word is looked up by: its lower-case letters in Unicode's composed form (NFC). A number is looked up like
 * any word, by its digits; where a table has no numbers, they have no vectors: their shapes are for other features to see.
 */
export function wordKey(word: string): string {
  // Most words are lower-case ASCII, and the test costs less than the two calls.
  return /^[!-@[-~]*$/.test(word) ? word : word.toLowerCase().normalize('NFC');
}

/** Low half of the 64-bit hash of a key, as a signed number. */
export const lowHash = (key: string): number => murmurOfText(key, LOW_SEED);

/** High half of the 64-bit hash of a key, as a signed number. */
export const highHash = (key: string): number => murmurOfText(key, HIGH_SEED);

/** The 64-bit hash that a word is found by. */
export function wordHash(word: string): bigint {
  const key = wordKey(word);
  return (BigInt(highHash(key) >>> 0) << 32n) | BigInt(lowHash(key) >>> 0);
}
