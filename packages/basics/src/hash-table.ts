/** Maps 64-bit hashes to numbers 0, 1, 2... in the order of insertion: open addressing over typed arrays. */
export class HashTable {
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

  /** The hash's number, or -1 where it is unknown. */
  find(low: number, high: number): number {
    return this.#slots[this.#slotOf(low, high)]! - 1;
  }

  /** The hash's number; a new one gets the next. */
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

  low(number: number): number {
    return this.#low[number]!;
  }

  high(number: number): number {
    return this.#high[number]!;
  }

  /** The hash with this number, as one number. */
  hash(number: number): bigint {
    return (BigInt(this.high(number) >>> 0) << 32n) | BigInt(this.low(number) >>> 0);
  }

  /** The table of hashes that stand at their numbers. */
  static of(hashes: BigUint64Array): HashTable {
    const table = new HashTable(hashes.length);
    // Much faster than by bigint; all platforms that Node runs models on are little-endian.
    const lanes = new Int32Array(hashes.buffer, hashes.byteOffset, 2 * hashes.length);
    for (let at = 0; at < lanes.length; at += 2) table.insert(lanes[at]!, lanes[at + 1]!);
    return table;
  }

  #slotOf(low: number, high: number): number {
    let slot = (low ^ (high >>> 7)) & this.#mask;
    for (;;) {
      const number = this.#slots[slot]! - 1;
      if (number < 0 || (this.#low[number] === low && this.#high[number] === high)) return slot;
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
    for (let number = 0; number < size; number++)
      this.#slots[this.#slotOf(low[number]!, high[number]!)] = number + 1;
  }
}
