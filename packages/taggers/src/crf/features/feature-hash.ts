import type { Template } from './template.ts';

/**
 * 64-bit hashes of strings and of combinations of them, as two lanes of 32 bits. Each lane is MurmurHash3_x86_32
 * (Austin Appleby, public domain: https://github.com/aappleby/smhasher) with a seed of its own, over UTF-16 code units
 * taken as 32-bit blocks. Part of the artifact format: a change makes old models unreadable.
 */
const lowSeed = 0x9747b28c | 0;
const highSeed = 0x5bd1e995 | 0;

function mixBlock(hash: number, block: number): number {
  let k = Math.imul(block, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  hash ^= Math.imul(k, 0x1b873593);
  hash = (hash << 13) | (hash >>> 19);
  return (Math.imul(hash, 5) + 0xe6546b64) | 0;
}

function finish(hash: number, blocks: number): number {
  hash ^= blocks * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hashLane(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = mixBlock(hash, text.charCodeAt(at));
  return finish(hash, text.length);
}

/**
 * Strings under small numbers ("symbols"), with their hashes: features are combinations of few strings, so each string
 * is hashed once. Symbol 0 is the empty string.
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
    this.low.push(hashLane(text, lowSeed));
    this.high.push(hashLane(text, highSeed));
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
    this.#lanes[2 * this.length] = combine(lowSeed, id, low[a]!, low[b]!, low[c]!);
    this.#lanes[2 * this.length + 1] = combine(highSeed, id, high[a]!, high[b]!, high[c]!);
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
  return finish(mixBlock(mixBlock(mixBlock(mixBlock(seed, template), a), b), c), 4);
}
