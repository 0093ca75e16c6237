/**
 * What a token sees of the vectors around it. Each slot is a place whose word may have a vector; its weights are the sums
 * of those of its blocks, so that places share: any of the five words before a token tells what it is about, the last
 * of them also stands beside it. A word means something else where it begins with a capital, which no sum of what letters and
 * vectors say on their own can express: so the token itself has one slot of two.
 */
export const BLOCKS = {
  self: 0,
  selfCapital: 1,
  selfOther: 2,
  previous: 3,
  next: 4,
  before: 5,
  after: 6,
} as const;
export const BLOCK_COUNT = Object.keys(BLOCKS).length;

/** Words to each side that are seen as a bag. */
const REACH = 5;

export interface VectorSlot {
  /** From the token, in tokens. */
  distance: number;
  /** For the token itself: whether the slot is for words that begin with a capital letter, or for others. */
  capital?: boolean;
  blocks: readonly number[];
}

const DISTANCES = Array.from({ length: REACH }, (_, index) => index + 1);

export const VECTOR_SLOTS: readonly VectorSlot[] = [
  { distance: 0, capital: true, blocks: [BLOCKS.self, BLOCKS.selfCapital] },
  { distance: 0, capital: false, blocks: [BLOCKS.self, BLOCKS.selfOther] },
  ...DISTANCES.map((distance) => ({
    distance: -distance,
    blocks: distance === 1 ? [BLOCKS.previous, BLOCKS.before] : [BLOCKS.before],
  })),
  ...DISTANCES.map((distance) => ({
    distance,
    blocks: distance === 1 ? [BLOCKS.next, BLOCKS.after] : [BLOCKS.after],
  })),
];

/**
 * What vectors are multiplied by; in effect the strength of their L2 regularisation. For single words half of it and
 * twice as much cost one to two points.
 */
const WORD_SCALE = 0.5;
const BAG_SCALE = 0.25 / Math.sqrt(REACH);
export const blockScale = (block: number): number =>
  block === BLOCKS.before || block === BLOCKS.after ? BAG_SCALE : WORD_SCALE;
