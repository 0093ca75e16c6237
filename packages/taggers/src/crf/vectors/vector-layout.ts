import { categoryOfTag, outside } from '@spansmith/tokenization';
import { OUTSIDE_SCALE, POSITION_COUNT, positionOf } from '../tag-position.ts';
import { VECTOR_WINDOW } from './vector-rows.ts';

/**
 * What vectors are multiplied by; in effect the strength of their L2 regularisation. Half of it and twice as much cost one
 * to two points.
 */
const VECTOR_SCALE = 0.5;

/**
 * How learnt parameters make up the weights of vectors, which are shared like those of features (see `ParameterLayout`):
 * a tag's weights are those of its position, of its category and of its own. Order of the parameters: positions, categories,
 * tags; each [window x dimension].
 *
 * Weights are [dimension x window x tags].
 */
export class VectorLayout {
  readonly tagCount: number;
  readonly dimension: number;
  /** Number of parameters. */
  readonly size: number;
  /** Number of weights. */
  readonly weightCount: number;
  readonly #blockSize: number;
  readonly #categoryCount: number;

  constructor(tagCount: number, dimension: number) {
    this.tagCount = tagCount;
    this.dimension = dimension;
    this.#blockSize = VECTOR_WINDOW.length * dimension;
    this.#categoryCount = (tagCount - 1) / 2;
    this.size = (POSITION_COUNT + this.#categoryCount + tagCount - 1) * this.#blockSize;
    this.weightCount = this.#blockSize * tagCount;
  }

  /** Writes the weights that `parameters` make up. */
  toWeights(parameters: Float64Array, weights: Float64Array): void {
    weights.fill(0);
    this.#forEachBlock((tag, start, scale) => {
      this.#forEachWeight(tag, (weight, number) => {
        weights[weight]! += scale * parameters[start + number]!;
      });
    });
  }

  /** The transpose of `toWeights`: derivatives by parameters from those by weights. */
  toParameters(byWeight: Float64Array, gradient: Float64Array): void {
    gradient.fill(0);
    this.#forEachBlock((tag, start, scale) => {
      this.#forEachWeight(tag, (weight, number) => {
        gradient[start + number]! += scale * byWeight[weight]!;
      });
    });
  }

  /** Every block of parameters that a tag's weights are a sum of: where it starts, and its scale. */
  #forEachBlock(visit: (tag: number, start: number, scale: number) => void): void {
    for (let tag = 0; tag < this.tagCount; tag++) {
      const visitBlock = (block: number, scale: number) => visit(tag, block * this.#blockSize, scale);
      visitBlock(positionOf(tag), tag === outside ? OUTSIDE_SCALE * VECTOR_SCALE : VECTOR_SCALE);
      if (tag === outside) continue;
      visitBlock(POSITION_COUNT + categoryOfTag(tag), VECTOR_SCALE);
      visitBlock(POSITION_COUNT + this.#categoryCount + tag - 1, VECTOR_SCALE);
    }
  }

  /** Every weight of a tag, with the number of its parameter in a block. */
  #forEachWeight(tag: number, visit: (weight: number, number: number) => void): void {
    for (let slot = 0; slot < VECTOR_WINDOW.length; slot++)
      for (let at = 0; at < this.dimension; at++)
        visit((at * VECTOR_WINDOW.length + slot) * this.tagCount + tag, slot * this.dimension + at);
  }
}
