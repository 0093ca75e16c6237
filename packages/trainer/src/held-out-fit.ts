import {
  Chain,
  type PartDescription,
  type Posterior,
  posteriorOf,
  type TrainedPart,
  type TrainingExample,
  type TrainingHooks,
} from '@spansmith/taggers';
import { createTokenizer, type TokenizerConfig } from '@spansmith/tokenization';
import type { Candidate, Effort } from './candidates.ts';
import { type PartContext, trainPart } from './train-part.ts';

/** A training whose part is only looked at: by what it makes of documents that it did not see. */
export interface HeldOutFit {
  candidate: Candidate;
  effort: Effort;
  training: readonly TrainingExample[];
  heldOut: readonly TrainingExample[];
}

/** The posteriors of the documents that are held out, in their order. */
export async function fitHeldOut(
  { candidate, effort, training, heldOut }: HeldOutFit,
  context: PartContext,
  hooks: TrainingHooks,
): Promise<Posterior[]> {
  const part = await trainPart(candidate, effort, training, context, hooks);
  try {
    return await posteriorsOf(part, heldOut, context.tokenizerConfig);
  } finally {
    await part.release();
  }
}

/** What a part makes of the texts of documents. */
export async function posteriorsOf(
  part: TrainedPart<PartDescription>,
  documents: readonly TrainingExample[],
  tokenizerConfig: TokenizerConfig,
): Promise<Posterior[]> {
  const tokenize = createTokenizer(tokenizerConfig);
  const chain = Chain.of(part.chain);
  const posteriors: Posterior[] = [];
  for (const { text } of documents) {
    const tokens = tokenize(text);
    posteriors.push(posteriorOf(chain, await part.scoreTokens(tokens), tokens.count));
  }
  return posteriors;
}
