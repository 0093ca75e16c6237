import { readFile, writeFile } from 'node:fs/promises';
import { type Span, serializeSpan } from '../../packages/labels/src/index.ts';
import { type LabelledText, toSpan } from './labelled-texts.ts';

/** Writes what was found in texts: a line `{"id","entities"}` for each, in the form of the neutral format. */
export async function writePredictions(
  file: string,
  texts: readonly LabelledText[],
  predictions: readonly Span[][],
): Promise<void> {
  const lines = texts.map(({ id }, index) =>
    JSON.stringify({ id, entities: predictions[index]!.map(serializeSpan) }),
  );
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
}

/** The spans found in `texts`, in their order. Throws an Error if the lines are not about these texts. */
export async function readPredictions(file: string, texts: readonly LabelledText[]): Promise<Span[][]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const records = lines.map((line) => JSON.parse(line));
  const wrong = texts.findIndex(({ id }, index) => records[index]?.id !== id);
  if (wrong !== -1 || records.length !== texts.length)
    throw new Error(
      `${file} must have a line for each of the ${texts.length} texts in their order; ` +
        `${wrong === -1 ? 'it has more' : `line ${wrong + 1} is not about "${texts[wrong]!.id}"`}.`,
    );
  return records.map(({ entities }) => entities.map(toSpan));
}
