import { BPE, Unigram, WordPiece } from '@huggingface/tokenizers';
import { byteCharacters } from './pre-tokenizers.ts';

/** A piece of a pre-token: its id in the vocabulary and its length in UTF-16 code units of the pre-token. */
export interface ModelPiece {
  id: number;
  length: number;
}

/** Splits a pre-token; the lengths add up to its length, save for what the vocabulary lacks and has no id for. */
export type SubwordModel = (preToken: string) => ModelPiece[];

export type ModelKind = 'WordPiece' | 'BPE' | 'Unigram';

type Config = Readonly<Record<string, unknown>>;

/**
 * The model of a `tokenizer.json`. The pieces that `special` names are never found in a text, even where it spells
 * them. Throws an Error for a kind or an option that is not supported.
 */
export function createModel(config: Config, special: ReadonlySet<string>): SubwordModel {
  switch (config.type) {
    case 'WordPiece':
      return wordPiece(config);
    case 'BPE':
      return bytePairs(config);
    case 'Unigram':
      return unigram(config, special);
    default:
      throw new Error(`tokenizer.json: model ${JSON.stringify(config.type)} is not supported`);
  }
}

function wordPiece(config: Config): SubwordModel {
  const model = new WordPiece(config);
  const unknown = model.unk_token_id;
  if (unknown === undefined) throw new Error('tokenizer.json: the WordPiece vocabulary lacks its unk_token');
  const prefixLength = String(config.continuing_subword_prefix).length;
  return (preToken) => {
    const pieces = model.encode([preToken]);
    // A word that cannot be spelt as a whole is one unknown piece.
    if (pieces.length === 1) {
      const id = pieces[0] === preToken ? model.tokens_to_ids.get(preToken)! : unknown;
      return [{ id, length: preToken.length }];
    }
    return pieces.map((piece, index) => ({
      id: model.tokens_to_ids.get(piece)!,
      length: index === 0 ? piece.length : piece.length - prefixLength,
    }));
  };
}

function bytePairs(config: Config): SubwordModel {
  for (const option of ['byte_fallback', 'end_of_word_suffix', 'continuing_subword_prefix', 'dropout'])
    if (config[option]) throw new Error(`tokenizer.json: BPE with ${option} is not supported`);
  const model = new BPE(config);
  const missing = byteCharacters.filter((character) => !model.tokens_to_ids.has(character));
  if (missing.length > 0)
    throw new Error(
      `tokenizer.json: BPE is supported on bytes only, and its vocabulary lacks ${missing.length}`,
    );
  return (preToken) => {
    const whole = model.ignore_merges ? model.tokens_to_ids.get(preToken) : undefined;
    if (whole !== undefined) return [{ id: whole, length: preToken.length }];
    return model
      .bpe(preToken)
      .map((piece) => ({ id: model.tokens_to_ids.get(piece)!, length: piece.length }));
  };
}

function unigram(config: Config, special: ReadonlySet<string>): SubwordModel {
  if (config.byte_fallback) throw new Error('tokenizer.json: Unigram with byte_fallback is not supported');
  const unknown = config.unk_id;
  if (typeof unknown !== 'number') throw new Error('tokenizer.json: Unigram without unk_id is not supported');
  const vocabulary = (config.vocab as [piece: string, score: number][]).map(([piece, score], id) => [
    id === unknown || special.has(piece) ? '' : piece,
    score,
  ]);
  const model = new Unigram({ ...config, vocab: vocabulary }, '');
  return (preToken) => {
    const pieces: ModelPiece[] = [];
    for (const piece of model.tokenize(preToken)) {
      const id: number = model.tokens_to_ids.get(piece) ?? unknown;
      const last = pieces.at(-1);
      if (id === unknown && last?.id === unknown) last.length += piece.length;
      else pieces.push({ id, length: piece.length });
    }
    return pieces;
  };
}
