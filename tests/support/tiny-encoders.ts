import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Small encoders with random weights, one of each family and kind of tokenizer; `scripts/parity` makes them. */
export const TINY_ENCODERS = ['bert', 'roberta', 'xlm-roberta'] as const;
export type TinyEncoder = (typeof TINY_ENCODERS)[number];

export const tinyEncoderFolder = (name: TinyEncoder): string =>
  join(import.meta.dirname, 'tiny-encoders', name);

/** What tokenizers and transformers say of an encoder, see scripts/parity/README.md. */
export interface Reference {
  /** Piece ids, special ones included. */
  windows: number[][];
  /** By the parameter's stored name: the sum of the products of its elements and their derivatives. */
  gradients: Record<string, number>;
  /** Pieces of texts, special ones left out. */
  texts: { text: string; ids: number[]; startsUtf16: number[]; endsUtf16: number[] }[];
}

/** The reference beside an encoder, or of one that is elsewhere. */
export async function readReference(folder: string): Promise<Reference> {
  return JSON.parse(await readFile(join(folder, 'reference.json'), 'utf8'));
}
