import type { TrainedCrf, TrainingExample } from '@spansmith/taggers';
import { type CrfFitter, charactersOf, workOf } from './crf-fitter.ts';
import { HeldOutCounts } from './held-out.ts';
import { takeSample } from './sample.ts';
import { type Candidate, candidates, comparisonFit, finalFit, minGain } from './settings.ts';
import { shuffle } from './shuffle.ts';
import { hasLabels } from './training-set.ts';

/** What was tried on held-out documents, and what was taken. */
export interface Selection {
  chosen: Candidate;
  /** What is taken from the score of `O`; see `TrainedTagger.withOutsideBias`. */
  outsideBias: number;
  /** Micro F1, 0..1, on held-out documents with both; absent where there were too few documents to hold any out. */
  heldOutF1?: number;
  /** Why, for people. */
  reason: string;
  /** How each candidate did in cross-validation, at its best bias. */
  compared: { name: string; heldOutF1: number; outsideBias: number }[];
}

/** A selection, and a tagger that was fitted with it to most of the documents, if there is one. */
export type SelectionWithTagger = Selection & { tagger?: TrainedCrf };

/** Fewer labelled documents than this are not worth holding some out. */
const minLabelledDocuments = 3;
/** Samples up to this size get more folds, so that what is left to learn from is nearer to the whole. */
const smallSampleCharacters = 15_000;
/** Of large sets, this part is held out to find the bias. */
const heldOutShare = 0.2;

/**
 * Chooses features by cross-validation on a random sample of the documents, and how much to take from the score of
 * `O`: trained on few labels, a CRF holds back more than is good for F1. The right amount depends on the size of the
 * training set; so where the sample is not all of it, it is found once more on a part held out from the whole.
 */
export async function selectSettings(
  documents: readonly TrainingExample[],
  fitter: CrfFitter,
  seed: number,
): Promise<SelectionWithTagger> {
  if (documents.filter(hasLabels).length < minLabelledDocuments) {
    fitter.log.plan(workOf(documents, defaultFor(documents), finalFit));
    return {
      chosen: defaultFor(documents),
      outsideBias: 0,
      reason: 'Too few labelled documents to hold some out: settings follow from the form of the documents.',
      compared: [],
    };
  }
  const shuffled = shuffle(documents, seed);
  const sample = takeSample(shuffled);
  const isWhole = sample === shuffled;
  const folds = makeFolds(sample);
  planComparison(fitter, folds, documents, isWhole);

  const results: { candidate: Candidate; f1: number; outsideBias: number }[] = [];
  for (const candidate of candidates) {
    const counts = await crossValidate(fitter, candidate, folds);
    results.push({ candidate, ...counts.best() });
    fitter.log.heldOutF1 = Math.max(...results.map(({ f1 }) => f1));
  }
  const best = results.reduce((leader, result) => (result.f1 >= leader.f1 + minGain ? result : leader));
  const selection = {
    chosen: best.candidate,
    reason: `Best micro F1 in ${folds.length}-fold cross-validation on ${sample.length} documents; a simpler choice stands unless another gains ${minGain * 100} points.`,
    compared: results.map(({ candidate, f1, outsideBias }) => ({
      name: candidate.name,
      heldOutF1: f1,
      outsideBias,
    })),
  };
  if (isWhole) {
    fitter.log.plan(workOf(documents, best.candidate, finalFit));
    return { ...selection, outsideBias: best.outsideBias, heldOutF1: best.f1 };
  }
  fitter.log.plan(workOf(documents, best.candidate, finalFit) * (2 - heldOutShare));
  const { tagger, counts } = await holdOut(fitter, best.candidate, shuffled);
  const { outsideBias, f1: heldOutF1 } = counts.best();
  fitter.log.heldOutF1 = heldOutF1;
  return { ...selection, outsideBias, heldOutF1, tagger };
}

/** Without documents to compare on: whether lines matter shows in whether the texts have any. */
function defaultFor(documents: readonly TrainingExample[]): Candidate {
  const [sentence, document] = candidates as [Candidate, Candidate];
  return documents.some(({ text }) => /\S\s*[\r\n]\s*\S/.test(text)) ? document : sentence;
}

interface Fold {
  training: TrainingExample[];
  heldOut: TrainingExample[];
}

/** Every document is held out in one fold. */
function makeFolds(sample: readonly TrainingExample[]): Fold[] {
  const wanted = charactersOf(sample) <= smallSampleCharacters ? 5 : 3;
  const count = Math.min(wanted, sample.length);
  return Array.from({ length: count }, (_, fold) => ({
    training: sample.filter((_, index) => index % count !== fold),
    heldOut: sample.filter((_, index) => index % count === fold),
  }));
}

/** As if the costliest candidate were to win, so that the share of the work that is done never falls. */
function planComparison(
  fitter: CrfFitter,
  folds: readonly Fold[],
  documents: readonly TrainingExample[],
  isWhole: boolean,
): void {
  const comparison = candidates.flatMap((candidate) =>
    folds.map(({ training }) => workOf(training, candidate, comparisonFit)),
  );
  const final = Math.max(...candidates.map((candidate) => workOf(documents, candidate, finalFit)));
  fitter.log.plan(comparison.reduce((sum, work) => sum + work, final * (isWhole ? 1 : 2 - heldOutShare)));
}

async function crossValidate(
  fitter: CrfFitter,
  candidate: Candidate,
  folds: readonly Fold[],
): Promise<HeldOutCounts> {
  const counts = new HeldOutCounts();
  for (const { training, heldOut } of folds)
    await counts.add(
      fitter.taggerOf(await fitter.fit('selecting', training, candidate, comparisonFit), 0),
      heldOut,
    );
  return counts;
}

async function holdOut(
  fitter: CrfFitter,
  candidate: Candidate,
  shuffled: readonly TrainingExample[],
): Promise<{ tagger: TrainedCrf; counts: HeldOutCounts }> {
  const size = Math.round(heldOutShare * shuffled.length);
  const tagger = await fitter.fit('selecting', shuffled.slice(size), candidate, finalFit);
  const counts = new HeldOutCounts();
  await counts.add(fitter.taggerOf(tagger, 0), shuffled.slice(0, size));
  return { tagger, counts };
}
