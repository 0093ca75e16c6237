import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Span } from '../../packages/labels/src/index.ts';
import { loadOfferLetters } from '../../scripts/quickstart/sample.ts';

export interface LabelledText {
  id: string;
  text: string;
  spans: Span[];
}

export interface LabelledTexts {
  /** BCP 47 tag of the first text. */
  language: string;
  /** In the order in which they first appear. */
  categories: string[];
  train: LabelledText[];
  test: LabelledText[];
}

type SplitText = LabelledText & { split: string; language: string };

/** The texts of a file in the neutral format (a document a line, gzipped if it ends in `.gz`), or the offer letters. */
export async function readLabelledTexts(file?: string): Promise<LabelledTexts> {
  const documents = file === undefined ? await offerLetters() : await neutral(file);
  const spans = documents.flatMap((document) => document.spans);
  return {
    language: documents[0]?.language ?? 'en',
    categories: [...new Set(spans.map(({ category }) => category))],
    train: documents.filter(({ split }) => split === 'train'),
    test: documents.filter(({ split }) => split === 'test'),
  };
}

/** A text as training, prediction and evaluation take it: labelled from end to end. */
export function toDocument({ text, spans }: LabelledText) {
  return { text, regions: [{ startUtf16: 0, endUtf16: text.length, spans }] };
}

async function neutral(file: string): Promise<SplitText[]> {
  const bytes = await readFile(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { id, text, language, split, entities } = JSON.parse(line);
      return { id, text, language, split, spans: entities.map(toSpan) };
    });
}

async function offerLetters(): Promise<SplitText[]> {
  const { documents, labels } = await loadOfferLetters();
  return labels.assets.documents.map(({ location, dataset, entities }) => ({
    id: location,
    text: documents.find((document) => document.location === location)!.text,
    language: labels.metadata.language,
    split: dataset === 'Test' ? 'test' : 'train',
    spans: entities.flatMap((region) => region.labels).map(toSpan),
  }));
}

/** An entity of the neutral format, or a label of Azure's: both count UTF-16 code units. */
export function toSpan(label: { category: string; offset: number; length: number }): Span {
  const { category, offset, length } = label;
  return { category, startUtf16: offset, endUtf16: offset + length };
}
