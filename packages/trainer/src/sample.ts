import type { Region } from '@spansmith/labels';
import { charactersOf, hasLabels, type TrainingDocument } from './training-set.ts';

/** UTF-16 code units that settings are compared on: enough to tell them apart, in a bounded time. */
const SAMPLE_CHARACTERS = 48_000;
/** What one document may take of it. */
const DOCUMENT_CHARACTERS = 8_000;
/** Labelled documents that a sample should hold, if there are so many. */
const LABELLED_DOCUMENTS = 10;

/** Part of a set of documents, given in random order, of a bounded size; the set itself if it is not much larger. */
export function takeSample(shuffled: readonly TrainingDocument[]): readonly TrainingDocument[] {
  if (charactersOf(shuffled) <= 1.5 * SAMPLE_CHARACTERS) return shuffled;
  const sample: TrainingDocument[] = [];
  let characters = 0;
  let labelled = 0;
  for (const document of shuffled) {
    const wanted = hasLabels(document) && labelled < LABELLED_DOCUMENTS;
    if (characters >= SAMPLE_CHARACTERS && !wanted) continue;
    const beginning = takeBeginning(document, DOCUMENT_CHARACTERS);
    sample.push(beginning);
    characters += charactersOf([beginning]);
    if (hasLabels(beginning)) labelled++;
  }
  return sample;
}

/** The document with its regions cut to about `characters` UTF-16 code units in all, no label cut in two. */
function takeBeginning(document: TrainingDocument, characters: number): TrainingDocument {
  let left = characters;
  const regions: Region[] = [];
  for (const { startUtf16, endUtf16, spans } of document.regions) {
    if (left <= 0) break;
    let end = Math.min(endUtf16, startUtf16 + left);
    for (const span of spans) if (span.startUtf16 < end && span.endUtf16 > end) end = span.endUtf16;
    regions.push({ startUtf16, endUtf16: end, spans: spans.filter((span) => span.endUtf16 <= end) });
    left -= end - startUtf16;
  }
  return { ...document, regions };
}
