import { describe, expect, it } from 'vitest';
import { parseEncoderConfig } from './encoder-config.ts';
import { EncoderError } from './errors.ts';

const bertBase = {
  model_type: 'bert',
  hidden_size: 768,
  num_hidden_layers: 12,
  num_attention_heads: 12,
  intermediate_size: 3072,
  vocab_size: 30_522,
  type_vocab_size: 2,
  max_position_embeddings: 512,
  hidden_act: 'gelu',
  layer_norm_eps: 1e-12,
  pad_token_id: 0,
};
const robertaBase = {
  ...bertBase,
  model_type: 'roberta',
  vocab_size: 50_265,
  type_vocab_size: 1,
  max_position_embeddings: 514,
  layer_norm_eps: 1e-5,
  pad_token_id: 1,
};
const parse = (config: object) => parseEncoderConfig(JSON.stringify(config), 'folder/config.json');

describe('parseEncoderConfig', () => {
  it('reads the sizes of BERT, whose positions start at the first row', () => {
    expect(parse(bertBase)).toEqual({
      family: 'bert',
      hiddenSize: 768,
      layers: 12,
      heads: 12,
      intermediateSize: 3072,
      vocabularySize: 30_522,
      tokenTypes: 2,
      positions: 512,
      firstPosition: 0,
      maxPieces: 512,
      layerNormEpsilon: 1e-12,
      hiddenDropout: 0.1,
      attentionDropout: 0.1,
    });
  });

  it.each(['roberta', 'xlm-roberta'])('starts the positions of %s behind the id of padding', (model_type) => {
    expect(parse({ ...robertaBase, model_type })).toMatchObject({ firstPosition: 2, maxPieces: 512 });
  });

  it.each([
    [
      'another family',
      { model_type: 'distilbert' },
      'model_type: "distilbert" is not supported; choose an encoder of bert, roberta, xlm-roberta',
    ],
    [
      'another activation',
      { hidden_act: 'gelu_new' },
      'hidden_act: "gelu_new" is not supported; only "gelu" is',
    ],
    [
      'relative positions',
      { position_embedding_type: 'relative_key' },
      'position_embedding_type: "relative_key" is not',
    ],
    ['a decoder', { is_decoder: true }, 'is_decoder: a decoder is not supported'],
    [
      'heads that do not divide the hidden size',
      { num_attention_heads: 7 },
      'num_attention_heads: must divide hidden_size',
    ],
    ['a size that is none', { hidden_size: '768' }, 'hidden_size: Invalid input: expected number'],
    ['a size that is absent', { vocab_size: undefined }, 'vocab_size: Invalid input: expected number'],
    ['no layers', { num_hidden_layers: 0 }, 'num_hidden_layers: Too small'],
    ['absurd sizes', { hidden_size: 1e12 }, 'hidden_size: Too big'],
  ])('refuses %s', (_, change, message) => {
    expect(() => parse({ ...bertBase, ...change })).toThrow(EncoderError);
    expect(() => parse({ ...bertBase, ...change })).toThrow(
      `folder/config.json describes no encoder that can be used: ${message}`,
    );
  });

  it('names every field that is wrong', () => {
    expect(() => parse({ ...bertBase, hidden_act: 'relu', vocab_size: -1 })).toThrow(
      /vocab_size: .*; hidden_act: /,
    );
  });

  it('refuses what is no JSON', () => {
    expect(() => parseEncoderConfig('<!doctype html>', 'folder/config.json')).toThrow(
      /^folder\/config.json is not JSON: .* Download it again\.$/,
    );
  });

  it('refuses fewer positions than padding takes', () => {
    expect(() => parse({ ...robertaBase, max_position_embeddings: 2 })).toThrow(
      'leaves no place behind pad_token_id',
    );
  });
});
