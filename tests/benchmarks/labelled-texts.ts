import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Span } from '../../packages/labels/src/index.ts';
import { loadOfferLetters } from '../../scripts/quickstart/sample.ts';

export interface LabelledText {
  text: string;
  spans: Span[];
}

export interface LabelledTexts {
  /** In the order in which they first appear. */
  categories: string[];
  train: LabelledText[];
  test: LabelledText[];
}

/** The texts of a file in the neutral format (a document a line, gzipped if it ends in `.gz`), or the offer letters. */
export async function readLabelledTexts(file?: string): Promise<LabelledTexts> {
  const documents = file === undefined ? await offerLetters() : await neutral(file);
  const spans = documents.flatMap((document) => document.spans);
  return {
    categories: [...new Set(spans.map(({ category }) => category))],
    train: documents.filter(({ split }) => split === 'train'),
    test: documents.filter(({ split }) => split === 'test'),
  };
}

async function neutral(file: string): Promise<(LabelledText & { split: string })[]> {
  const bytes = await readFile(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { text, split, entities } = JSON.parse(line);
      return { text, split, spans: entities.map(toSpan) };
    });
}

async function offerLetters(): Promise<(LabelledText & { split: string })[]> {
  const { documents, labels } = await loadOfferLetters();
  return labels.assets.documents.map(({ location, dataset, entities }) => ({
    text: documents.find((document) => document.location === location)!.text,
    split: dataset === 'Test' ? 'test' : 'train',
    spans: entities.flatMap((region) => region.labels).map(toSpan),
  }));
}

function toSpan(label: { category: string; offset: number; length: number }): Span {
  const { category, offset, length } = label;
  return { category, startUtf16: offset, endUtf16: offset + length };
}
