import { charactersOf, hasLabels, type TrainingDocument } from './training-set.ts';

/** Which documents a training sees, and which are held out from it. */
export interface Fold {
  training: readonly TrainingDocument[];
  heldOut: readonly TrainingDocument[];
}

/** Fewer labelled documents than this are not worth holding some out. */
const MIN_LABELLED_DOCUMENTS = 3;
/** Sets up to this size, in UTF-16 code units, get more folds, so that what is left to learn from is nearer to the whole. */
const SMALL_SET_CHARACTERS = 15_000;
const FOLDS = 3;
const FOLDS_OF_SMALL_SETS = 5;
/** When documents are held out once, so large a part of them, and so many, if they are not too few for that. */
const HELD_OUT_SHARE = 0.2;
const HELD_OUT_DOCUMENTS = 5;
const LARGEST_SHARE = 1 / 3;

export function canHoldOut(documents: readonly TrainingDocument[]): boolean {
  return documents.filter(hasLabels).length >= MIN_LABELLED_DOCUMENTS;
}

/** Folds in which every document is held out once; the documents come in random order. */
export function crossValidationFolds(documents: readonly TrainingDocument[], folds?: number): Fold[] {
  const standard = charactersOf(documents) <= SMALL_SET_CHARACTERS ? FOLDS_OF_SMALL_SETS : FOLDS;
  const count = Math.min(Math.max(2, folds ?? standard), documents.length);
  return Array.from({ length: count }, (_, fold) => ({
    training: documents.filter((_, index) => index % count !== fold),
    heldOut: documents.filter((_, index) => index % count === fold),
  }));
}

/** One part of the documents, which come in random order, held out from the rest. */
export function splitOnce(documents: readonly TrainingDocument[]): Fold {
  const { length } = documents;
  const atLeast = Math.min(HELD_OUT_DOCUMENTS, Math.floor(LARGEST_SHARE * length));
  const size = Math.max(1, atLeast, Math.round(HELD_OUT_SHARE * length));
  return { training: documents.slice(size), heldOut: documents.slice(0, size) };
}
