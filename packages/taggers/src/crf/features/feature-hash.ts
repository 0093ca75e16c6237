import { HIGH_SEED, LOW_SEED, murmurFinish, murmurMix, murmurOfText } from '@spansmith/basics';
import type { Template } from './template.ts';

/**
 * Strings under small numbers ("symbols"), with their hashes: features are combinations of few strings, so each string
 * is hashed once. Hashes have 64 bits, in two lanes of 32. Symbol 0 is the empty string.
 */
export class SymbolTable {
  readonly low: number[] = [];
  readonly high: number[] = [];
  readonly #symbols = new Map<string, number>();

  constructor() {
    this.intern('');
  }

  intern(text: string): number {
    const known = this.#symbols.get(text);
    if (known !== undefined) return known;
    const symbol = this.low.length;
    this.low.push(murmurOfText(text, LOW_SEED));
    this.high.push(murmurOfText(text, HIGH_SEED));
    this.#symbols.set(text, symbol);
    return symbol;
  }
}

/** A growing list of 64-bit feature hashes, with the scales of their templates. */
export class FeatureHashes {
  readonly #symbols: SymbolTable;
  #lanes = new Int32Array(1024);
  #scales = new Float64Array(512);
  length = 0;

  constructor(symbols: SymbolTable) {
    this.#symbols = symbols;
  }

  /** Low and high lane of every hash, alternating. Valid until the next `add`. */
  get lanes(): Int32Array {
    return this.#lanes.subarray(0, 2 * this.length);
  }

  /** Scale of every feature. Valid until the next `add`. */
  get scales(): Float64Array {
    return this.#scales.subarray(0, this.length);
  }

  /** Appends the hash of `template` filled with up to three symbols. */
  add({ id, scale }: Template, a: number, b = 0, c = 0): void {
    if (this.length === this.#scales.length) this.#grow();
    const { low, high } = this.#symbols;
    this.#lanes[2 * this.length] = combine(LOW_SEED, id, low[a]!, low[b]!, low[c]!);
    this.#lanes[2 * this.length + 1] = combine(HIGH_SEED, id, high[a]!, high[b]!, high[c]!);
    this.#scales[this.length++] = scale;
  }

  #grow(): void {
    const [lanes, scales] = [this.#lanes, this.#scales];
    this.#lanes = new Int32Array(2 * lanes.length);
    this.#lanes.set(lanes);
    this.#scales = new Float64Array(2 * scales.length);
    this.#scales.set(scales);
  }
}

function combine(seed: number, template: number, a: number, b: number, c: number): number {
  return murmurFinish(murmurMix(murmurMix(murmurMix(murmurMix(seed, template), a), b), c), 4);
}
