/**
 * SentencePiece's normalisation rules, as `tokenizer.json` keeps them in base64: the size of a trie in bytes (uint32,
 * little-endian), the trie, and the replacements, each UTF-8 that ends with a zero byte. The trie is a double array of
 * uint32 units in the layout of darts-clone: a unit has its label in bits 0-7, whether a value follows in bit 8,
 * whether its offset is scaled by 256 in bit 9, and the offset to its children from bit 10 on.
 */
export class PrecompiledCharsmap {
  readonly #units: Uint32Array;
  readonly #replacements: Buffer;

  /** Throws an Error if `base64` does not hold such rules. */
  constructor(base64: string) {
    const bytes = Buffer.from(base64, 'base64');
    const trieBytes = bytes.length >= 4 ? bytes.readUInt32LE(0) : 0;
    if (trieBytes === 0 || trieBytes % 4 !== 0 || 4 + trieBytes > bytes.length)
      throw new Error('the precompiled_charsmap of the normalizer is damaged');
    this.#units = Uint32Array.from({ length: trieBytes / 4 }, (_, unit) => bytes.readUInt32LE(4 + 4 * unit));
    this.#replacements = bytes.subarray(4 + trieBytes);
  }

  /**
   * What replaces `chunk`: the replacement of its shortest beginning that has a rule, as the reference implementation
   * of this normalizer in Hugging Face's tokenizers has it. Undefined if no beginning has one.
   */
  replacementOf(chunk: string): string | undefined {
    let at = offsetOf(this.#units[0]!);
    for (const byte of Buffer.from(chunk, 'utf8')) {
      if (byte === 0) return undefined;
      at ^= byte;
      const unit = this.#units[at] ?? 0;
      if ((unit & 0x800000ff) >>> 0 !== byte) return undefined;
      at ^= offsetOf(unit);
      if ((unit >>> 8) & 1) return this.#textAt(this.#units[at]! & 0x7fffffff);
    }
    return undefined;
  }

  #textAt(start: number): string {
    const end = this.#replacements.indexOf(0, start);
    return this.#replacements.toString('utf8', start, end < 0 ? undefined : end);
  }
}

const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);
