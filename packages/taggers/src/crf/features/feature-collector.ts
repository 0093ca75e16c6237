import { HashTable } from '@spansmith/basics';
import type { TokenFeatures } from './featurize.ts';

/** The features of all training tokens, numbered. */
export interface CollectedFeatures {
  /** Token `t` has the features `featureIds[featureStart[t]...featureStart[t + 1]]`. */
  featureStart: Uint32Array;
  featureIds: Int32Array;
  features: HashTable;
  /** Scale of every feature's template. */
  featureScale: Float64Array;
}

/** Numbers features as tokens are added, and drops the rare ones at the end. */
export class FeatureCollector {
  readonly #table = new HashTable();
  readonly #counts: number[] = [];
  readonly #scales: number[] = [];
  readonly #start: number[] = [0];
  #ids = new Int32Array(1 << 16);
  #length = 0;

  add({ start, lanes, scales }: TokenFeatures): void {
    const base = this.#length;
    this.#reserve(base + scales.length);
    for (let index = 0; index < scales.length; index++) {
      const feature = this.#table.insert(lanes[2 * index]!, lanes[2 * index + 1]!);
      this.#counts[feature] = (this.#counts[feature] ?? 0) + 1;
      this.#scales[feature] = scales[index]!;
      this.#ids[base + index] = feature;
    }
    this.#length += scales.length;
    for (let token = 1; token < start.length; token++) this.#start.push(base + start[token]!);
  }

  /** Keeps the features that a token with a tag other than 0 has, and the others if they come `minCount` times. */
  finish(tags: Uint16Array, minCount: number): CollectedFeatures {
    const inEntity = new Uint8Array(this.#table.size);
    for (let token = 0; token < tags.length; token++) {
      if (!tags[token]) continue;
      for (let index = this.#start[token]!; index < this.#start[token + 1]!; index++)
        inEntity[this.#ids[index]!] = 1;
    }
    const features = new HashTable(this.#table.size);
    const scales: number[] = [];
    const renumbered = new Int32Array(this.#table.size).fill(-1);
    for (let feature = 0; feature < this.#table.size; feature++) {
      if (!inEntity[feature] && this.#counts[feature]! < minCount) continue;
      renumbered[feature] = features.insert(this.#table.low(feature), this.#table.high(feature));
      scales.push(this.#scales[feature]!);
    }
    return { ...this.#renumber(renumbered), features, featureScale: Float64Array.from(scales) };
  }

  #renumber(renumbered: Int32Array): Pick<CollectedFeatures, 'featureStart' | 'featureIds'> {
    const featureStart = new Uint32Array(this.#start.length);
    let kept = 0;
    for (let token = 0; token + 1 < this.#start.length; token++) {
      for (let index = this.#start[token]!; index < this.#start[token + 1]!; index++) {
        const feature = renumbered[this.#ids[index]!]!;
        if (feature >= 0) this.#ids[kept++] = feature;
      }
      featureStart[token + 1] = kept;
    }
    return { featureStart, featureIds: this.#ids.slice(0, kept) };
  }

  #reserve(length: number): void {
    if (length <= this.#ids.length) return;
    const larger = new Int32Array(Math.max(length, 2 * this.#ids.length));
    larger.set(this.#ids);
    this.#ids = larger;
  }
}
