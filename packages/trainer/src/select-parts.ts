import { CRF_CANDIDATES } from './candidates.ts';
import { chooseFeatures, defaultFeatures } from './choose-features.ts';
import { chooseMixture, mixtureUntried, type Selection } from './choose-mixture.ts';
import { fineTuneHeldOut } from './fine-tune-held-out.ts';
import { withParts } from './held-out-document.ts';
import { canHoldOut, type Fold } from './hold-out.ts';
import type { HoldOutFits } from './hold-out-fits.ts';
import { SelectionPlan } from './selection-plan.ts';
import type { TrainLog } from './train-log.ts';
import type { FineTuningContext } from './train-part.ts';
import type { TrainingDocument } from './training-set.ts';
import { workOf } from './training-work.ts';

export interface SelectionOptions {
  /** An integer of 32 bits. */
  seed: number;
  /** Overrides in how many folds documents are cross-validated. */
  folds?: number;
  /** For an encoder that shall be a part, too. */
  fineTuning?: FineTuningContext;
}

/**
 * Chooses features, parts, weights, threshold and temperature by documents that are held out from the trainings that they
 * judge. Features are compared on a sample. All else depends on how much there is to learn from, so it is chosen by
 * cross-validation of the whole set, or, where that would take too long, on a part of it that is held out once.
 */
export async function selectParts(
  documents: readonly TrainingDocument[],
  fits: HoldOutFits,
  log: TrainLog,
  { fineTuning, ...options }: SelectionOptions,
): Promise<Selection> {
  const encoder = fineTuning?.encoder.config;
  const selection = canHoldOut(documents)
    ? await tryCandidates(
        new SelectionPlan(documents, { ...options, ...(encoder && { encoder }) }),
        fits,
        log,
        fineTuning,
      )
    : mixtureUntried(defaultFeatures(documents));
  if (selection.heldOut.scores) log.heldOutF1 = selection.heldOut.scores.f1;
  const left = selection.candidates.map((candidate) => workOf(candidate, 'kept', documents, encoder));
  log.plan(left.reduce((sum, work) => sum + work));
  return selection;
}

async function tryCandidates(
  plan: SelectionPlan,
  fits: HoldOutFits,
  log: TrainLog,
  fineTuning: FineTuningContext | undefined,
): Promise<Selection> {
  const { others } = plan;
  log.plan(plan.comparisonWork() + plan.mixingWork(CRF_CANDIDATES) + plan.finalWork(CRF_CANDIDATES));
  if (plan.isOneRound) {
    const all = [...CRF_CANDIDATES, ...others];
    const tried = await fits.run(all, 'kept', plan.mixing);
    const features = chooseFeatures(withParts(tried, [...CRF_CANDIDATES.keys()]));
    const places = [features.candidate, ...others].map((candidate) => all.indexOf(candidate));
    return chooseMixture(features, others, withParts(tried, places), plan.heldOut);
  }
  const features = chooseFeatures(await fits.run(CRF_CANDIDATES, 'compared', plan.comparison));
  log.heldOutF1 = Math.max(...features.choice.tried.map(({ score }) => score));
  log.plan(plan.mixingWork([features.candidate]) + plan.finalWork([features.candidate]));
  const tried = await fits.run([features.candidate, ...others], 'kept', plan.mixing);
  if (!fineTuning) return chooseMixture(features, others, tried, plan.heldOut);

  const [fold] = plan.mixing as [Fold];
  const label = { stage: 'selecting', part: 'transformer', fold: 1, folds: 1 } as const;
  const tuned = await log.run(label, plan.encoderWork(fold.training), (hooks) =>
    fineTuneHeldOut(fold, fineTuning, hooks),
  );
  const withEncoder = tried.map((document, index) => ({
    ...document,
    posteriors: [...document.posteriors, tuned.posteriors[index]!],
  }));
  const selection = chooseMixture(features, [...others, tuned.candidate], withEncoder, plan.heldOut);
  return { ...selection, choices: { ...selection.choices, ...tuned.choices } };
}
