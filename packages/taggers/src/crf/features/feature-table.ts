/** Maps 64-bit feature hashes to numbers 0, 1, 2... in the order of insertion: open addressing over typed arrays. */
export class FeatureTable {
  #low: Int32Array;
  #high: Int32Array;
  /** Number + 1, or 0 for a free slot. */
  #slots: Int32Array;
  #mask: number;
  size = 0;

  constructor(expectedSize = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * expectedSize)));
    this.#low = new Int32Array(capacity / 2);
    this.#high = new Int32Array(capacity / 2);
    this.#slots = new Int32Array(capacity);
    this.#mask = capacity - 1;
  }

  /** The feature's number, or -1 where it is unknown. */
  find(low: number, high: number): number {
    return this.#slots[this.#slotOf(low, high)]! - 1;
  }

  /** The feature's number; a new one gets the next. */
  insert(low: number, high: number): number {
    const slot = this.#slotOf(low, high);
    const known = this.#slots[slot]!;
    if (known) return known - 1;
    if (this.size === this.#low.length) {
      this.#grow();
      return this.insert(low, high);
    }
    this.#low[this.size] = low;
    this.#high[this.size] = high;
    this.#slots[slot] = this.size + 1;
    return this.size++;
  }

  low(feature: number): number {
    return this.#low[feature]!;
  }

  high(feature: number): number {
    return this.#high[feature]!;
  }

  /** The feature's hash as one number. */
  hash(feature: number): bigint {
    return (BigInt(this.high(feature) >>> 0) << 32n) | BigInt(this.low(feature) >>> 0);
  }

  /** The table of hashes that stand at their numbers. */
  static of(hashes: BigUint64Array): FeatureTable {
    const table = new FeatureTable(hashes.length);
    for (const hash of hashes)
      table.insert(Number(BigInt.asIntN(32, hash)), Number(BigInt.asIntN(32, hash >> 32n)));
    return table;
  }

  #slotOf(low: number, high: number): number {
    let slot = (low ^ (high >>> 7)) & this.#mask;
    for (;;) {
      const feature = this.#slots[slot]! - 1;
      if (feature < 0 || (this.#low[feature] === low && this.#high[feature] === high)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const { size } = this;
    const [low, high] = [this.#low, this.#high];
    const capacity = 2 * this.#slots.length;
    this.#low = new Int32Array(capacity / 2);
    this.#high = new Int32Array(capacity / 2);
    this.#low.set(low);
    this.#high.set(high);
    this.#slots = new Int32Array(capacity);
    this.#mask = capacity - 1;
    for (let feature = 0; feature < size; feature++)
      this.#slots[this.#slotOf(low[feature]!, high[feature]!)] = feature + 1;
  }
}
