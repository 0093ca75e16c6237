import { quote } from '@spansmith/basics';
import { z } from 'zod';
import { EncoderError } from './errors.ts';

/** Families of encoders, as `model_type` in config.json names them; MiniLM is a small BERT. */
export const ENCODER_FAMILIES = ['bert', 'roberta', 'xlm-roberta'] as const;
export type EncoderFamily = (typeof ENCODER_FAMILIES)[number];

/** What an encoder's shape is. Sizes are numbers of float32 values. */
export interface EncoderConfig {
  readonly family: EncoderFamily;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly heads: number;
  /** Width between the two products of a layer's feed-forward part. */
  readonly intermediateSize: number;
  readonly vocabularySize: number;
  readonly tokenTypes: number;
  /** Rows of the table of position embeddings. */
  readonly positions: number;
  /** The row of a window's first piece. RoBERTa and XLM-R count from behind the padding's id. */
  readonly firstPosition: number;
  /** So many pieces fit into a window, special ones counted. */
  readonly maxPieces: number;
  readonly layerNormEpsilon: number;
  readonly hiddenDropout: number;
  readonly attentionDropout: number;
}

const MAX_SIZE = 2 ** 20;

const size = (max: number) => z.int().min(1).max(max);
const share = z.number().min(0).lt(1);

/** What the forward graph depends on. config.json holds much more, which only the tasks of others need. */
const schema = z
  .object({
    model_type: z.enum(ENCODER_FAMILIES, {
      error: ({ input }) =>
        `${quote(input)} is not supported; choose an encoder of ${ENCODER_FAMILIES.join(', ')}`,
    }),
    hidden_size: size(16_384),
    num_hidden_layers: size(256),
    num_attention_heads: size(1024),
    intermediate_size: size(65_536),
    vocab_size: size(8 * MAX_SIZE),
    type_vocab_size: size(MAX_SIZE),
    max_position_embeddings: size(MAX_SIZE),
    pad_token_id: z.int().nonnegative().nullish(),
    layer_norm_eps: z.number().positive().max(0.1).default(1e-12),
    hidden_act: z.literal('gelu', {
      error: ({ input }) => `${quote(input)} is not supported; only "gelu" is`,
    }),
    position_embedding_type: z
      .literal('absolute', { error: ({ input }) => `${quote(input)} is not supported; only "absolute" is` })
      .default('absolute'),
    is_decoder: z.literal(false, { error: 'a decoder is not supported; choose an encoder' }).default(false),
    hidden_dropout_prob: share.default(0.1),
    attention_probs_dropout_prob: share.default(0.1),
  })
  .refine(({ hidden_size, num_attention_heads }) => hidden_size % num_attention_heads === 0, {
    path: ['num_attention_heads'],
    message: 'must divide hidden_size',
  });

/**
 * Reads a config.json of the Hugging Face layout.
 *
 * @param file where the text comes from, for messages
 * @throws EncoderError that names every field that is wrong
 */
export function parseEncoderConfig(text: string, file: string): EncoderConfig {
  const result = schema.safeParse(parseJson(text, file));
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
    throw new EncoderError(`${file} describes no encoder that can be used: ${problems.join('; ')}.`);
  }
  const config = result.data;
  const family = config.model_type;
  const firstPosition = family === 'bert' ? 0 : (config.pad_token_id ?? 1) + 1;
  const maxPieces = config.max_position_embeddings - firstPosition;
  if (maxPieces < 1)
    throw new EncoderError(`${file}: max_position_embeddings leaves no place behind pad_token_id.`);
  return {
    family,
    hiddenSize: config.hidden_size,
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    intermediateSize: config.intermediate_size,
    vocabularySize: config.vocab_size,
    tokenTypes: config.type_vocab_size,
    positions: config.max_position_embeddings,
    firstPosition,
    maxPieces,
    layerNormEpsilon: config.layer_norm_eps,
    hiddenDropout: config.hidden_dropout_prob,
    attentionDropout: config.attention_probs_dropout_prob,
  };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EncoderError(`${file} is not JSON: ${(cause as Error).message}. Download it again.`, { cause });
  }
}
