import type { EncoderConfig } from '@spansmith/encoder';
import { type Candidate, CRF_FITS, type Effort } from './candidates.ts';
import { charactersOf, type TrainingDocument } from './training-set.ts';

/** What a CNN takes for the smallest set, as UTF-16 code units, and for each code unit, as passes of a CRF. */
const LEAST_CNN_CHARACTERS = 40_000;
const CNN_PASSES = 120;

/** The same of an encoder of the size of MiniLM, which has so many parameters in its layers. */
const LEAST_TRANSFORMER_CHARACTERS = 140_000;
const TRANSFORMER_PASSES = 1500;
const MINILM_PARAMETERS = 10_600_000;

/** About how long a training takes, in no unit: passes of a CRF over so many UTF-16 code units. */
export function workOf(
  candidate: Candidate,
  effort: Effort,
  documents: readonly TrainingDocument[],
  encoder?: EncoderConfig,
): number {
  const characters = charactersOf(documents);
  switch (candidate.kind) {
    case 'crf': {
      const { wideContextTokens } = candidate.featureConfig;
      return characters * CRF_FITS[effort].maxIterations * (wideContextTokens > 0 ? 2 : 1);
    }
    case 'cnn':
      return CNN_PASSES * Math.max(LEAST_CNN_CHARACTERS, characters);
    case 'transformer': {
      const size = encoder ? parametersOf(encoder) / MINILM_PARAMETERS : 1;
      return size * TRANSFORMER_PASSES * Math.max(LEAST_TRANSFORMER_CHARACTERS, characters);
    }
  }
}

/** Numbers in the matrices of the layers. */
function parametersOf({ layers, hiddenSize, intermediateSize }: EncoderConfig): number {
  return layers * hiddenSize * (4 * hiddenSize + 2 * intermediateSize);
}
