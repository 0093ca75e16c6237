import type { AzureDocument, AzureLabelsFile } from '@spansmith/labels';
import { loadOfferLetters } from '../../../scripts/quickstart/sample.ts';

/** So many letters of each kind: a training of them takes two seconds. */
const LETTERS = { Train: 4, Test: 2 };

/**
 * A part of the sample: its labels file and texts. With every text written out several times in one document, its training takes
 * as much longer.
 */
export async function offerLetters(
  times = 1,
): Promise<{ labelsFile: AzureLabelsFile; texts: Record<string, string> }> {
  const { labels, documents } = await loadOfferLetters();
  const labelsFile = structuredClone(labels) as unknown as AzureLabelsFile;
  const few = Object.entries(LETTERS).flatMap(([kind, count]) =>
    labelsFile.assets!.documents!.filter(({ dataset }) => dataset === kind).slice(0, count),
  );
  const isTaken = new Set(few.map(({ location }) => location));
  const taken = documents.filter(({ location }) => isTaken.has(location));
  const texts = Object.fromEntries(taken.map(({ location, text }) => [location, text]));
  const repeated = (document: AzureDocument): AzureDocument => {
    const { length } = texts[document.location]!;
    const [region] = document.entities!;
    const labels = Array.from({ length: times }, (_, time) =>
      region!.labels!.map((label) => ({ ...label, offset: label.offset + time * length })),
    ).flat();
    return { ...document, entities: [{ regionOffset: 0, regionLength: times * length, labels }] };
  };
  labelsFile.assets!.documents = few.map(repeated);
  const longTexts = Object.entries(texts).map(([location, text]) => [location, text.repeat(times)]);
  return { labelsFile, texts: Object.fromEntries(longTexts) };
}
