import type { AzureDocument, AzureLabelsFile } from '@spansmith/labels';
import { loadOfferLetters } from '../../../scripts/quickstart/sample.ts';

/**
 * The sample's labels file and texts. With every text written out several times in one document, its training takes
 * as much longer.
 */
export async function offerLetters(
  times = 1,
): Promise<{ labelsFile: AzureLabelsFile; texts: Record<string, string> }> {
  const { labels, documents } = await loadOfferLetters();
  const labelsFile = structuredClone(labels) as unknown as AzureLabelsFile;
  const texts = Object.fromEntries(documents.map(({ location, text }) => [location, text]));
  const repeated = (document: AzureDocument): AzureDocument => {
    const { length } = texts[document.location]!;
    const [region] = document.entities!;
    const labels = Array.from({ length: times }, (_, time) =>
      region!.labels!.map((label) => ({ ...label, offset: label.offset + time * length })),
    ).flat();
    return { ...document, entities: [{ regionOffset: 0, regionLength: times * length, labels }] };
  };
  labelsFile.assets!.documents = labelsFile.assets!.documents!.map(repeated);
  const longTexts = Object.entries(texts).map(([location, text]) => [location, text.repeat(times)]);
  return { labelsFile, texts: Object.fromEntries(longTexts) };
}
