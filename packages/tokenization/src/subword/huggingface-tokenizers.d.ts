/**
 * What we use of the package. Its own declarations import each other without file extensions, which Node's module
 * resolution does not find.
 */
declare module '@huggingface/tokenizers' {
  abstract class Model {
    constructor(config: Readonly<Record<string, unknown>>);
    readonly tokens_to_ids: Map<string, number>;
    readonly unk_token_id?: number;
    /** The pieces of pre-tokens, one after the other. */
    encode(preTokens: string[]): string[];
  }

  export class WordPiece extends Model {}

  export class BPE extends Model {
    readonly ignore_merges: boolean;
    /** The pieces of a pre-token. */
    bpe(preToken: string): string[];
  }

  export class Unigram extends Model {
    constructor(config: Readonly<Record<string, unknown>>, endOfText: string);
    /** The pieces of a pre-token; a character that the vocabulary lacks is one. */
    tokenize(preToken: string): string[];
  }
}
