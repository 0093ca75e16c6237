import type { Region } from '@spansmith/labels';
import type { TrainingExample } from '@spansmith/taggers';
import { charactersOf } from './crf-fitter.ts';
import { hasLabels } from './training-set.ts';

/** UTF-16 code units that settings are compared on: enough to tell them apart, in a bounded time. */
const sampleCharacters = 48_000;
/** What one document may take of it. */
const documentCharacters = 8_000;
/** Labelled documents that a sample should hold, if there are so many. */
const labelledDocuments = 10;

/** Part of a set of documents, given in random order, of a bounded size; the set itself if it is not much larger. */
export function takeSample(shuffled: readonly TrainingExample[]): readonly TrainingExample[] {
  if (charactersOf(shuffled) <= 1.5 * sampleCharacters) return shuffled;
  const sample: TrainingExample[] = [];
  let characters = 0;
  let labelled = 0;
  for (const document of shuffled) {
    const wanted = hasLabels(document) && labelled < labelledDocuments;
    if (characters >= sampleCharacters && !wanted) continue;
    const beginning = takeBeginning(document, documentCharacters);
    sample.push(beginning);
    characters += charactersOf([beginning]);
    if (hasLabels(beginning)) labelled++;
  }
  return sample;
}

/** The document with its regions cut to about `characters` UTF-16 code units in all, no label cut in two. */
function takeBeginning(document: TrainingExample, characters: number): TrainingExample {
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
