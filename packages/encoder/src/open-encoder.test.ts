import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TINY_ENCODERS, tinyEncoderFolder } from '../../../tests/support/tiny-encoders.ts';
import { readTensors } from '../test-support/read-tensors.ts';
import { float32, type TensorToWrite, writeSafetensors } from '../test-support/write-safetensors.ts';
import { EncoderError } from './errors.ts';
import { openEncoder } from './open-encoder.ts';
import { encoderParameters, POSITION_EMBEDDINGS, WORD_EMBEDDINGS } from './parameters.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encoder-'));
  await cp(tinyEncoderFolder('roberta'), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const WEIGHTS = 'model.safetensors';

/** Writes the weights anew, with every tensor changed or left out by `change`. */
async function rewriteWeights(
  change: (name: string, tensor: TensorToWrite) => [string, TensorToWrite] | undefined,
): Promise<void> {
  const tensors = await readTensors(join(folder, WEIGHTS));
  const changed = Object.entries(tensors)
    .map(([name, { shape, data }]) => change(name, float32([...shape], [...data])))
    .filter((entry) => entry !== undefined);
  await writeSafetensors(join(folder, WEIGHTS), Object.fromEntries(changed));
}

async function weightsOf(path: string) {
  return (await openEncoder(path)).readWeights();
}

describe('openEncoder', () => {
  it.each(TINY_ENCODERS)('reads all weights of %s in the shapes that the graph uses', async (name) => {
    const encoder = await openEncoder(tinyEncoderFolder(name));
    const weights = await encoder.readWeights();
    for (const { name: parameter, shape } of encoderParameters(encoder.config)) {
      expect(weights.get(parameter)).toMatchObject({ shape });
      expect(weights.get(parameter)!.data).toHaveLength(shape.reduce((product, dim) => product * dim));
    }
    expect(weights.get(WORD_EMBEDDINGS)!.shape).toEqual([encoder.config.vocabularySize, 32]);
    expect(weights.get(POSITION_EMBEDDINGS)!.shape).toEqual([96, 32]);
    expect(weights.size).toBe(encoderParameters(encoder.config).length + 2);
  });

  it('transposes matrices, and adds the token type to positions behind those of padding', async () => {
    const stored = await readTensors(join(folder, WEIGHTS));
    const weights = await weightsOf(folder);
    const wide = stored['roberta.encoder.layer.1.intermediate.dense.weight']!;
    expect(wide.shape).toEqual([64, 32]);
    const used = weights.get('layers.1.feedForward.intermediate.weight')!;
    expect(used.shape).toEqual([32, 64]);
    expect(used.data[5 * 64 + 40]).toBe(wide.data[40 * 32 + 5]);
    const positions = stored['roberta.embeddings.position_embeddings.weight']!.data;
    const types = stored['roberta.embeddings.token_type_embeddings.weight']!.data;
    expect(weights.get(POSITION_EMBEDDINGS)!.data[7]).toBe(Math.fround(positions[2 * 32 + 7]! + types[7]!));
  });

  it('gives the tokenizer and the hashes of the files', async () => {
    const encoder = await openEncoder(folder);
    expect(encoder.tokenizerJson).toBe(await readFile(join(folder, 'tokenizer.json'), 'utf8'));
    const hash = createHash('sha256')
      .update(await readFile(join(folder, WEIGHTS)))
      .digest('hex');
    const hashes = await encoder.hashFiles();
    expect(Object.keys(hashes)).toEqual(['config.json', 'tokenizer.json', WEIGHTS]);
    expect(hashes[WEIGHTS]).toBe(hash);
  });

  it('finds names without a prefix, and the old names of norms', async () => {
    const expected = await weightsOf(folder);
    await rewriteWeights((name, tensor) => {
      if (name.startsWith('classifier')) return undefined;
      const old = name
        .replace('LayerNorm.weight', 'LayerNorm.gamma')
        .replace('LayerNorm.bias', 'LayerNorm.beta');
      return [old.replace('roberta.', ''), tensor];
    });
    expect(await weightsOf(folder)).toEqual(expected);
  });

  it('reads weights stored as half floats', async () => {
    await rewriteWeights((name, { shape, bytes }) => {
      const halves = new Float16Array(new Float32Array(new Uint8Array(bytes).buffer));
      return [name, { dtype: 'F16', shape, bytes: new Uint8Array(halves.buffer) }];
    });
    const [halves, floats] = [await weightsOf(folder), await weightsOf(tinyEncoderFolder('roberta'))];
    for (const [name, { data }] of halves) {
      const worst = data.reduce(
        (max, value, at) => Math.max(max, Math.abs(value - floats.get(name)!.data[at]!)),
        0,
      );
      expect(worst).toBeLessThan(2e-3);
    }
  });

  const refusal = async (): Promise<string> => {
    const error = await openEncoder(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EncoderError);
    return (error as Error).message.replaceAll(folder, 'FOLDER');
  };

  it('says which tensor is absent', async () => {
    await rewriteWeights((name, tensor) =>
      name.includes('layer.1.output.dense.bias') ? undefined : [name, tensor],
    );
    expect(await refusal()).toBe(
      'FOLDER/model.safetensors has no tensor "roberta.encoder.layer.1.output.dense.bias".',
    );
  });

  it('says which tensor has another shape than config.json asks for', async () => {
    const config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'));
    await writeFile(join(folder, 'config.json'), JSON.stringify({ ...config, intermediate_size: 128 }));
    expect(await refusal()).toBe(
      'FOLDER/model.safetensors: tensor "roberta.encoder.layer.0.intermediate.dense.weight" has the shape [64,32], and config.json asks for [128,32]. Take both files from the same model.',
    );
  });

  it('says that a file holds the weights of something else', async () => {
    await rewriteWeights((name, tensor) => [name.replace('roberta.', 'decoder.'), tensor]);
    expect(await refusal()).toContain('it holds no encoder of the family roberta');
  });

  it('asks for a conversion where there is a pytorch_model.bin only', async () => {
    await rename(join(folder, WEIGHTS), join(folder, 'pytorch_model.bin'));
    expect(await refusal()).toMatch(
      /^The encoder folder FOLDER has no model.safetensors. pytorch_model.bin is not read, .*convert it/,
    );
  });

  it('asks for one file where the weights are in several', async () => {
    await rename(join(folder, WEIGHTS), join(folder, 'model.safetensors.index.json'));
    expect(await refusal()).toContain('Its weights are in several files; save them as one');
  });

  it('says what is absent, and how to get it', async () => {
    await rm(join(folder, 'tokenizer.json'));
    expect(await refusal()).toMatch(
      /^The encoder folder FOLDER has no tokenizer.json. .*npm run encoder:fetch/,
    );
    await rm(folder, { recursive: true });
    expect(await refusal()).toMatch(/^The encoder folder FOLDER cannot be read: ENOENT/);
    await writeFile(folder, '');
    expect(await refusal()).toMatch(/^The encoder folder FOLDER cannot be read: ENOTDIR/);
  });
});
