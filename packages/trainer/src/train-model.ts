import { availableParallelism } from 'node:os';
import type { Encoder } from '@spansmith/encoder';
import { type CheckpointStore, type MixedPart, TrainedTagger } from '@spansmith/taggers';
import { learnSplits } from '@spansmith/tokenization';
import type { WordVectors } from '@spansmith/word-vectors';
import type { Candidate } from './candidates.ts';
import type { Selection } from './choose-mixture.ts';
import { findSuspects } from './find-suspects.ts';
import { FitPool } from './fit-pool.ts';
import { HoldOutFits, settleAll } from './hold-out-fits.ts';
import { categoryResults, confusedPairs, reliabilityOf } from './label-report.ts';
import { selectParts } from './select-parts.ts';
import { TrainLog } from './train-log.ts';
import { type FineTuningContext, type PartContext, trainPart } from './train-part.ts';
import type { TrainProgress } from './train-progress.ts';
import type { TrainReport } from './train-report.ts';
import type { TrainingSet } from './training-set.ts';
import { workOf } from './training-work.ts';

export interface TrainOptions {
  /** An integer of 32 bits that decides which documents are held out, and all else that is random. */
  seed: number;
  /**
   * `a` trains from the labels alone, `b` fine-tunes an encoder besides, `auto` is `b` where there is an encoder. By
   * default `auto`.
   */
  engine?: 'a' | 'b' | 'auto';
  /** Needed for `b`. */
  encoder?: Encoder;
  /** Into how many folds documents are divided where they are cross-validated; by default as many as suit their number. */
  folds?: number;
  /** Vectors of words of the documents' language. */
  wordVectors?: WordVectors;
  /**
   * Where the fine-tuning of an encoder keeps what it has learnt so far, by the name of the training. Called with the same
   * set and options again, it goes on from there.
   */
  checkpoints?: (training: string) => CheckpointStore;
  /** Threads that train at the same time; by default one for each processor. They change no result. */
  threads?: number;
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

/**
 * Learns a tagger for a project. What it is made of and how it decodes is chosen by the labels and by documents that are
 * held out from the trainings that they judge; then its parts learn from all documents. The same set, options and
 * software give the same tagger to the bit. Any set will do: one document, one label, categories without labels,
 * documents without labels.
 *
 * Throws a RangeError for a label whose category the set does not declare.
 */
export async function trainModel(
  set: TrainingSet,
  options: TrainOptions,
  { onProgress, signal }: TrainHooks = {},
): Promise<TrainResult> {
  const { seed, folds, wordVectors, threads = availableParallelism() } = options;
  const { categories, documents } = set;
  const splits = learnSplits(
    documents.map(({ text, regions }) => ({ text, spans: regions.flatMap(({ spans }) => spans) })),
  );
  const context: PartContext = {
    categories,
    tokenizerConfig: { splits },
    seed,
    ...(wordVectors && { wordVectors }),
  };
  const fineTuning = engineOf(options) === 'b' ? fineTuningContext(context, options, threads) : undefined;
  const log = new TrainLog(onProgress, signal);
  await using pool = new FitPool(context, threads);
  const selection = await selectParts(documents, new HoldOutFits(pool, context, log), log, {
    seed,
    ...(folds !== undefined && { folds }),
    ...(fineTuning && { fineTuning }),
  });
  const parts = await trainParts(set, selection, pool, fineTuning ?? context, log);
  const tagger = new TrainedTagger({
    categories,
    tokenizerConfig: context.tokenizerConfig,
    parts,
    threshold: selection.config.threshold,
    temperature: selection.config.temperature,
    ...(wordVectors && selection.candidates.some(usesWordVectors) && { wordVectors }),
  });
  return { tagger, report: { ...reportOn(set, fineTuning ? 'b' : 'a', selection, parts), splits } };
}

/** An encoder has vectors of its own. */
const usesWordVectors = ({ kind }: Candidate): boolean => kind !== 'transformer';

function engineOf({ engine = 'auto', encoder }: TrainOptions): 'a' | 'b' {
  if (engine === 'auto') return encoder ? 'b' : 'a';
  if (engine === 'b' && !encoder) throw new RangeError('engine b needs an encoder to fine-tune');
  return engine;
}

function fineTuningContext(
  context: PartContext,
  { encoder, checkpoints }: TrainOptions,
  threads: number,
): FineTuningContext {
  return { ...context, encoder: encoder!, threads, ...(checkpoints && { checkpoints }) };
}

/**
 * Trains the chosen parts on all documents: the CRF in a thread of the pool, if it has some, the others in this one. An
 * encoder waits for the rest, because it takes all processors.
 */
async function trainParts(
  { documents }: TrainingSet,
  { candidates, config }: Selection,
  pool: FitPool,
  context: PartContext | FineTuningContext,
  log: TrainLog,
): Promise<MixedPart[]> {
  const encoder = 'encoder' in context ? context.encoder.config : undefined;
  const train = (candidate: Candidate) =>
    log.run(
      { stage: 'training', part: candidate.kind },
      workOf(candidate, 'kept', documents, encoder),
      (hooks) =>
        candidate.kind === 'crf'
          ? pool.trainCrf(candidate, documents, hooks)
          : trainPart(candidate, 'kept', documents, context, hooks),
    );
  const isSmall = ({ kind }: Candidate) => kind !== 'transformer';
  const small = await settleAll(candidates.filter(isSmall).map(train));
  const large = await settleAll(candidates.filter((candidate) => !isSmall(candidate)).map(train));
  return [...small, ...large].map((part, index) => {
    const candidate = candidates[index]!;
    const precision = (candidate.kind === 'transformer' && candidate.precision) || SMALL_WEIGHTS;
    return { part, weight: config.weights[index]!, precision };
  });
}

const SMALL_WEIGHTS = { type: 'fp32', reason: 'The part is small and fast as it is.' } as const;

function reportOn(
  set: TrainingSet,
  engine: 'a' | 'b',
  { config, choices, heldOut, documents, predictions }: Selection,
  parts: readonly MixedPart[],
): Omit<TrainReport, 'splits'> {
  const { categories } = set;
  return {
    documents: set.documents.length,
    labels: set.documents.reduce(
      (sum, { regions }) => regions.reduce((all, { spans }) => all + spans.length, sum),
      0,
    ),
    engine,
    heldOut,
    choices,
    parts: parts.map(({ part, weight, precision }) => ({ kind: part.description.kind, weight, precision })),
    categories: categoryResults(set, documents, predictions),
    confusedPairs: confusedPairs(predictions, categories),
    suspects: findSuspects(documents, predictions, config.weights, set),
    reliability: reliabilityOf(predictions),
  };
}
