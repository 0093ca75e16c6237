import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { WordVector } from './build-table.ts';

const HEADER = /^\d+ \d+$/;

/**
 * Reads the words and vectors of a text file as word2vec and fastText write it, the most frequent word first: an optional
 * line "<words> <dimensions>", then one line a word, "<word> <number> ... <number>". Every vector has the same number of
 * dimensions; a word may contain spaces.
 *
 * Throws a RangeError that names the line where the file has another form.
 */
export async function* readVec(file: string): AsyncGenerator<WordVector> {
  const input = createReadStream(file, 'utf8');
  let dimension = 0;
  let lineNumber = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      lineNumber++;
      const text = line.trimEnd();
      if (lineNumber === 1 && HEADER.test(text)) {
        dimension = Number(text.split(' ')[1]);
        continue;
      }
      const fields = text.split(' ');
      dimension ||= fields.length - 1;
      const wrong = problemOf(fields, dimension);
      if (wrong !== undefined) throw new RangeError(`${file}, line ${lineNumber}: ${wrong}`);
      const word = fields.slice(0, -dimension).join(' ');
      yield { word, vector: fields.slice(-dimension).map(Number) };
    }
  } finally {
    input.destroy();
  }
}

/** What is wrong with a line, if anything. */
function problemOf(fields: readonly string[], dimension: number): string | undefined {
  if (fields.some((field) => field.includes('\ufffd')))
    return 'not UTF-8; vectors in the binary format must be written as text first';
  if (dimension < 1 || fields.length < dimension + 1 || fields[0] === '')
    return `a word and ${Math.max(1, dimension)} numbers were expected, separated by single spaces`;
  const wrong = fields.slice(-dimension).find((field) => field === '' || !Number.isFinite(Number(field)));
  return wrong === undefined ? undefined : `${JSON.stringify(wrong)} is not a number`;
}
