import { createTokenizer } from '@spansmith/tokenization';
import type { Candidate, Effort } from './candidates.ts';
import type { FitPool } from './fit-pool.ts';
import { type HeldOutDocument, makeHeldOutDocument } from './held-out-document.ts';
import type { Fold } from './hold-out.ts';
import type { TrainLog } from './train-log.ts';
import type { PartContext } from './train-part.ts';
import { workOf } from './training-work.ts';

/** Trains candidates on folds, for what they make of the documents that they did not see. */
export class HoldOutFits {
  readonly #pool: FitPool;
  readonly #context: PartContext;
  readonly #log: TrainLog;

  constructor(pool: FitPool, context: PartContext, log: TrainLog) {
    this.#pool = pool;
    this.#context = context;
    this.#log = log;
  }

  /** The documents held out from the folds, fold by fold, each with the posteriors of all candidates in their order. */
  async run(
    candidates: readonly Candidate[],
    effort: Effort,
    folds: readonly Fold[],
  ): Promise<HeldOutDocument[]> {
    const tokenize = createTokenizer(this.#context.tokenizerConfig);
    const fits = candidates.map((candidate) =>
      folds.map((fold, index) => this.#fit(candidate, effort, fold, index, folds.length)),
    );
    const posteriors = await settleAll(fits.flat());
    return folds.flatMap(({ heldOut }, fold) =>
      heldOut.map((document, index) =>
        makeHeldOutDocument(
          document,
          candidates.map((_, candidate) => posteriors[candidate * folds.length + fold]![index]!),
          tokenize,
          this.#context.categories,
        ),
      ),
    );
  }

  #fit(candidate: Candidate, effort: Effort, { training, heldOut }: Fold, index: number, folds: number) {
    const label = { stage: 'selecting', part: candidate.kind, fold: index + 1, folds } as const;
    return this.#log.run(label, workOf(candidate, effort, training), (hooks) =>
      this.#pool.fit({ candidate, effort, training, heldOut }, hooks),
    );
  }
}

/** Like Promise.all, but when one fails, waits for the others to end before it says so. */
export async function settleAll<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
