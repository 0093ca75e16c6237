import { categoryOfTag, outside } from '@spansmith/tokenization';
import { OUTSIDE_SCALE, POSITION_COUNT, positionOf } from '../tag-position.ts';
import { BLOCK_COUNT, blockScale } from './vector-slots.ts';

/**
 * How learnt parameters make up the weights of vectors, which are shared like those of features (see `ParameterLayout`):
 * a tag's weights are those of its position, of its category and of its own. Order of the parameters: positions, categories,
 * tags; each [blocks x dimension].
 *
 * Weights are [blocks x tags x dimension].
 */
export class VectorLayout {
  readonly tagCount: number;
  readonly dimension: number;
  /** Number of parameters. */
  readonly size: number;
  /** Number of weights. */
  readonly weightCount: number;
  readonly #categoryCount: number;

  constructor(tagCount: number, dimension: number) {
    this.tagCount = tagCount;
    this.dimension = dimension;
    this.#categoryCount = (tagCount - 1) / 2;
    this.size = (POSITION_COUNT + this.#categoryCount + tagCount - 1) * BLOCK_COUNT * dimension;
    this.weightCount = BLOCK_COUNT * tagCount * dimension;
  }

  /** Writes the weights that `parameters` make up. */
  toWeights(parameters: Float64Array, weights: Float64Array): void {
    weights.fill(0);
    this.#forEachShare((weight, parameter, scale) => {
      for (let at = 0; at < this.dimension; at++)
        weights[weight + at]! += scale * parameters[parameter + at]!;
    });
  }

  /** The transpose of `toWeights`: derivatives by parameters from those by weights. */
  toParameters(byWeight: Float64Array, gradient: Float64Array): void {
    gradient.fill(0);
    this.#forEachShare((weight, parameter, scale) => {
      for (let at = 0; at < this.dimension; at++) gradient[parameter + at]! += scale * byWeight[weight + at]!;
    });
  }

  /** Every vector of parameters that a vector of weights is a sum of: where both begin, and the factor. */
  #forEachShare(visit: (weight: number, parameter: number, scale: number) => void): void {
    for (let tag = 0; tag < this.tagCount; tag++)
      for (const source of this.#sourcesOf(tag))
        for (let block = 0; block < BLOCK_COUNT; block++)
          visit(
            (block * this.tagCount + tag) * this.dimension,
            (source * BLOCK_COUNT + block) * this.dimension,
            blockScale(block) * (tag === outside ? OUTSIDE_SCALE : 1),
          );
  }

  /** Numbers of the parameters, in their order, that a tag's weights are made of. */
  #sourcesOf(tag: number): number[] {
    const position = positionOf(tag);
    if (tag === outside) return [position];
    const categories = POSITION_COUNT + this.#categoryCount;
    return [position, POSITION_COUNT + categoryOfTag(tag), categories + tag - 1];
  }
}
