import { isBegin, outside } from '@spansmith/tokenization';

/** What a tag says about position, for weights that all categories share: 0 `O`, 1 `B-`, 2 `I-`. */
export const POSITION_COUNT = 3;
export const positionOf = (tag: number): number => (tag === outside ? 0 : isBegin(tag) ? 1 : 2);

/** `O` has no category to share with, so its one parameter counts as the two that an entity's tag has. */
export const OUTSIDE_SCALE = Math.SQRT2;
