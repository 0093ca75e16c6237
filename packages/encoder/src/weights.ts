import { quote } from '@spansmith/basics';
import type { EncoderConfig } from './encoder-config.ts';
import { EncoderError } from './errors.ts';
import {
  encoderParameters,
  POSITION_EMBEDDINGS,
  STORED_POSITIONS,
  STORED_TOKEN_TYPES,
  STORED_WORDS,
  WORD_EMBEDDINGS,
} from './parameters.ts';
import type { StoredTensor } from './safetensors/header.ts';
import type { SafetensorsFile } from './safetensors/safetensors-file.ts';

export interface WeightTensor {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array<ArrayBuffer>;
}

/** The tensors of an encoder by our names, see `parameters.ts`. */
export type EncoderWeights = ReadonlyMap<string, WeightTensor>;

/** Prefixes that heads for tasks put before the names of the encoder below them. */
const PREFIXES = ['', 'bert.', 'roberta.', 'xlm_roberta.'];

/** Finds the encoder's tensors under the names and in the shapes that its config asks for. */
export class StoredWeights {
  readonly #tensors: ReadonlyMap<string, StoredTensor>;
  readonly #config: EncoderConfig;
  readonly #prefix: string;

  /** @throws EncoderError that names the first tensor that is absent or of another shape */
  constructor(tensors: ReadonlyMap<string, StoredTensor>, config: EncoderConfig, path: string) {
    this.#tensors = tensors;
    this.#config = config;
    const prefix = PREFIXES.find((candidate) => tensors.has(candidate + STORED_WORDS));
    if (prefix === undefined)
      throw new EncoderError(
        `${path} has no tensor ${quote(STORED_WORDS)}, with or without a prefix like "bert.": it holds no encoder of the family ${config.family}.`,
      );
    this.#prefix = prefix;
    for (const [storedName, shape] of this.#expected()) {
      const found = tensors.get(this.#fileName(storedName));
      if (!found) throw new EncoderError(`${path} has no tensor ${quote(prefix + storedName)}.`);
      if (`${found.shape}` !== `${shape}`)
        throw new EncoderError(
          `${path}: tensor ${quote(prefix + storedName)} has the shape [${found.shape}], and config.json asks for [${shape}]. Take both files from the same model.`,
        );
    }
  }

  /** Reads all weights; matrices are transposed to [in, out]. Word embeddings take by far the most memory. */
  async read(file: SafetensorsFile): Promise<EncoderWeights> {
    const { hiddenSize, vocabularySize } = this.#config;
    const read = (storedName: string) => file.read(this.#fileName(storedName));
    const weights = new Map<string, WeightTensor>();
    weights.set(WORD_EMBEDDINGS, { shape: [vocabularySize, hiddenSize], data: await read(STORED_WORDS) });
    weights.set(
      POSITION_EMBEDDINGS,
      this.#positionsWithType(await read(STORED_POSITIONS), await read(STORED_TOKEN_TYPES)),
    );
    for (const { name, storedName, shape, transposed } of encoderParameters(this.#config)) {
      const data = await read(storedName);
      weights.set(name, { shape, data: transposed ? transpose(data, shape[1]!, shape[0]!) : data });
    }
    return weights;
  }

  #positionsWithType(positions: Float32Array<ArrayBuffer>, types: Float32Array): WeightTensor {
    const { hiddenSize, firstPosition, maxPieces } = this.#config;
    const rows = positions.slice(firstPosition * hiddenSize);
    return {
      shape: [maxPieces, hiddenSize],
      data: rows.map((value, index) => value + types[index % hiddenSize]!),
    };
  }

  /** Names and shapes as the file has them. */
  #expected(): [storedName: string, shape: readonly number[]][] {
    const { hiddenSize, vocabularySize, positions, tokenTypes } = this.#config;
    return [
      [STORED_WORDS, [vocabularySize, hiddenSize]],
      [STORED_POSITIONS, [positions, hiddenSize]],
      [STORED_TOKEN_TYPES, [tokenTypes, hiddenSize]],
      ...encoderParameters(this.#config).map(
        ({ storedName, shape, transposed }) =>
          [storedName, transposed ? shape.toReversed() : shape] as [string, number[]],
      ),
    ];
  }

  /** With the prefix; files converted from the first releases of BERT call a norm's weight gamma and its bias beta. */
  #fileName(storedName: string): string {
    const name = this.#prefix + storedName;
    const old = name
      .replace('LayerNorm.weight', 'LayerNorm.gamma')
      .replace('LayerNorm.bias', 'LayerNorm.beta');
    return this.#tensors.has(name) || !this.#tensors.has(old) ? name : old;
  }
}

/** The transpose [columns, rows] of a matrix [rows, columns]. */
function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array<ArrayBuffer> {
  const result = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      result[column * rows + row] = matrix[row * columns + column]!;
  return result;
}
