import type { Region } from '@spansmith/labels';
import type { TrainingDocument } from './training-set.ts';

/** How often the words of a label stand in other documents. */
export interface SurfaceCounts {
  /** As a label of any category. */
  labelled: number;
  /** Where no label touches them. */
  unlabelled: number;
}

/** Counts where the same words, in any case, stand in the labelled regions of all documents but one. */
export function countElsewhere(
  words: string,
  documents: readonly TrainingDocument[],
  except: TrainingDocument,
): SurfaceCounts {
  const counts = { labelled: 0, unlabelled: 0 };
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${literally(words)}(?![\\p{L}\\p{N}])`, 'giu');
  for (const document of documents) {
    if (document === except) continue;
    for (const region of document.regions) countInside(region, document.text, pattern, counts);
  }
  return counts;
}

function countInside(
  { startUtf16, endUtf16, spans }: Region,
  text: string,
  pattern: RegExp,
  counts: SurfaceCounts,
): void {
  for (const match of text.slice(startUtf16, endUtf16).matchAll(pattern)) {
    const start = startUtf16 + match.index;
    const end = start + match[0].length;
    if (spans.some((span) => span.startUtf16 === start && span.endUtf16 === end)) counts.labelled++;
    else if (!spans.some((span) => span.startUtf16 < end && span.endUtf16 > start)) counts.unlabelled++;
  }
}

/** The words as a pattern that matches nothing but them. */
const literally = (words: string): string => words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
