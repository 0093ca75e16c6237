import { type Posterior, type TrainingHooks, transformerPart } from '@spansmith/taggers';
import { createTokenizer } from '@spansmith/tokenization';
import type { TransformerCandidate } from './candidates.ts';
import { makeHeldOutDocument } from './held-out-document.ts';
import { posteriorsOf } from './held-out-fit.ts';
import type { Fold } from './hold-out.ts';
import { bestThreshold, thresholdCurve } from './threshold-curve.ts';
import { type FineTuningContext, fineTuningOptions } from './train-part.ts';
import type { Choice } from './train-report.ts';

/** A difference of micro F1, 0..1, that stands on too few spans to count. */
const NEGLIGIBLE = 0.003;
/** So much micro F1 (0..1) may int8 cost. */
const MAX_LOSS = 0.002;

/** What the fine-tuning of an encoder is when some documents are held out from it. */
export interface HeldOutFineTuning {
  candidate: TransformerCandidate & Required<Pick<TransformerCandidate, 'epochs' | 'precision'>>;
  /** Of the documents that were held out, at the precision that was chosen. */
  posteriors: Posterior[];
  choices: { epochs: Choice<number>; precision: Choice<'fp32' | 'int8'> };
}

/**
 * Fine-tunes an encoder until held-out documents get no better, and chooses by them how many epochs it should have, and
 * whether it can be served with small weights.
 */
export async function fineTuneHeldOut(
  { training, heldOut }: Fold,
  context: FineTuningContext,
  hooks: TrainingHooks,
): Promise<HeldOutFineTuning> {
  const { categories, tokenizerConfig } = context;
  const options = { ...fineTuningOptions(context, 'held-out'), validation: heldOut };
  const part = await transformerPart.train(training, options, hooks);
  try {
    const small = part.withPrecision('int8');
    const posteriors = {
      fp32: await posteriorsOf(part, heldOut, tokenizerConfig),
      int8: await posteriorsOf(small, heldOut, tokenizerConfig),
    };
    await small.release();
    const tokenize = createTokenizer(tokenizerConfig);
    const f1Of = (of: readonly Posterior[]) => {
      const documents = heldOut.map((document, index) =>
        makeHeldOutDocument(document, [of[index]!], tokenize, categories),
      );
      return bestThreshold(thresholdCurve(documents, [1])).f1;
    };
    const epochs = chooseEpochs(part.history.map(({ heldOutF1 }) => heldOutF1!));
    const precision = choosePrecision({ fp32: f1Of(posteriors.fp32), int8: f1Of(posteriors.int8) });
    return {
      candidate: {
        kind: 'transformer',
        epochs: epochs.value,
        precision: { type: precision.value, reason: precision.reason },
      },
      posteriors: posteriors[precision.value],
      choices: { epochs, precision },
    };
  } finally {
    await part.release();
  }
}

/**
 * The last epoch that is as good as the best: an early peak on few documents must not leave an encoder half trained.
 */
export function chooseEpochs(scores: readonly number[]): Choice<number> {
  const best = Math.max(...scores);
  return {
    value: 1 + scores.findLastIndex((score) => score >= best - NEGLIGIBLE),
    reason: 'Held-out documents were found best after so many passes, or as good as that.',
    measure: 'micro F1',
    tried: scores.map((score, index) => ({ value: index + 1, score })),
  };
}

export function choosePrecision(f1: Record<'fp32' | 'int8', number>): Choice<'fp32' | 'int8'> {
  const points = (share: number) => (100 * share).toFixed(1);
  const isClose = f1.int8 >= f1.fp32 - MAX_LOSS;
  return {
    value: isClose ? 'int8' : 'fp32',
    reason: `On held-out documents int8 reaches a micro F1 of ${points(f1.int8)} and fp32 of ${points(f1.fp32)}; int8 may cost ${points(MAX_LOSS)} points.`,
    measure: 'micro F1',
    tried: (['fp32', 'int8'] as const).map((value) => ({ value, score: f1[value] })),
  };
}
