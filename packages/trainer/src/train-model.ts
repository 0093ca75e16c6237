import type { TrainedTagger } from '@spansmith/taggers';
import { learnSplits, type SplitRules } from '@spansmith/tokenization';
import { CrfFitter } from './crf-fitter.ts';
import { FitLog, type TrainProgress } from './fit-log.ts';
import { type Selection, selectSettings } from './select-settings.ts';
import { finalFit } from './settings.ts';
import type { TrainingSet } from './training-set.ts';

export interface TrainOptions {
  /** An integer of 32 bits that decides which documents are held out when settings are chosen. */
  seed: number;
}

export interface TrainHooks {
  onProgress?: (progress: TrainProgress) => void;
  /** Looked at between passes over the data; `trainModel` then rejects with its reason. */
  signal?: AbortSignal;
}

export interface TrainResult {
  tagger: TrainedTagger;
  report: TrainReport;
}

/** What was tried, what was taken and why, as JSON. */
export interface TrainReport extends Selection {
  documents: number;
  labels: number;
  /** How words are split that labels cut through. */
  splits: SplitRules;
}

/**
 * Learns a tagger for a project: chooses how texts are split and which features are used, by the labels and by
 * cross-validation on the training documents alone, then learns from all of them. The same set and seed give the same
 * tagger to the bit. Any set will do: one document, one label, categories without labels, documents without labels.
 *
 * Throws a RangeError for a label whose category the set does not declare.
 */
export async function trainModel(
  { categories, documents }: TrainingSet,
  { seed }: TrainOptions,
  { onProgress, signal }: TrainHooks = {},
): Promise<TrainResult> {
  const labelledTexts = documents.map(({ text, regions }) => ({
    text,
    spans: regions.flatMap(({ spans }) => spans),
  }));
  const splits = learnSplits(labelledTexts);
  const fitter = new CrfFitter(categories, { splits }, new FitLog(onProgress, signal));
  const { tagger: initial, ...selection } = await selectSettings(documents, fitter, seed);
  const part = await fitter.fit('training', documents, selection.chosen, finalFit, initial);
  return {
    tagger: fitter.taggerOf(part, selection.outsideBias),
    report: {
      documents: documents.length,
      labels: labelledTexts.reduce((sum, { spans }) => sum + spans.length, 0),
      splits,
      ...selection,
    },
  };
}
