import { type CrfModel, TrainedCrf } from '@spansmith/taggers';
import type { WordVectors } from '@spansmith/word-vectors';

/** A trained CRF as it can be sent from thread to thread: without the word vectors, which all have. */
export type PortableCrf = Omit<CrfModel, 'vectors'> & {
  vectors?: Omit<NonNullable<CrfModel['vectors']>, 'wordVectors'>;
};

export function toPortableCrf({ chain: { vectors, ...model } }: TrainedCrf): PortableCrf {
  if (!vectors) return model;
  const { wordVectors: _, ...rest } = vectors;
  return { ...model, vectors: rest };
}

/** @param wordVectors those that it was trained with, if it was with any */
export function fromPortableCrf({ vectors, ...model }: PortableCrf, wordVectors?: WordVectors): TrainedCrf {
  return new TrainedCrf({
    ...model,
    ...(vectors && wordVectors && { vectors: { ...vectors, wordVectors } }),
  });
}
