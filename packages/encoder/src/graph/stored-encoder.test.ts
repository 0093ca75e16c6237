import { join } from 'node:path';
import { GraphBuilder } from '@spansmith/onnx-graph';
import { Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { readReference, TINY_ENCODERS, tinyEncoderFolder } from '../../../../tests/support/tiny-encoders.ts';
import { readTensors } from '../../test-support/read-tensors.ts';
import { feedsOf, padded, runGraph, worstDifference } from '../../test-support/run-encoder.ts';
import { openEncoder } from '../open-encoder.ts';
import { addStoredEncoder, type StoredEncoderOptions } from './stored-encoder.ts';

/** Builds and runs a small encoder on its reference windows. */
async function run(
  name: (typeof TINY_ENCODERS)[number],
  options: StoredEncoderOptions,
  idType: 'int32' | 'int64' = 'int32',
) {
  const folder = tinyEncoderFolder(name);
  const encoder = await openEncoder(folder);
  const weights = await encoder.readWeights();
  const { windows } = await readReference(folder);
  const graph = new GraphBuilder('stored');
  const pieceIds = graph.input('pieceIds', idType, ['windows', 'pieces']);
  const mask = graph.input('mask', 'int32', ['windows', 'pieces']);
  graph.output('states', addStoredEncoder(graph, { pieceIds, mask }, weights, encoder.config, options));
  const { ids, pieces } = padded(windows);
  const shape = [windows.length, pieces];
  const fed =
    idType === 'int32'
      ? new Tensor(idType, ids, shape)
      : new Tensor(idType, BigInt64Array.from(ids, BigInt), shape);
  const { states } = await runGraph(graph, { pieceIds: fed, mask: feedsOf(windows, weights).mask! });
  const { hiddenStates } = await readTensors(join(folder, 'reference.safetensors'));
  return { graph, difference: worstDifference(states!, hiddenStates!.data, windows) };
}

describe('addStoredEncoder', () => {
  it.each(TINY_ENCODERS)('gives the hidden states of transformers for piece ids of %s', async (name) => {
    expect((await run(name, { wordPrecision: 'float32' })).difference).toBeLessThan(1e-5);
    expect((await run(name, { wordPrecision: 'float32' }, 'int64')).difference).toBeLessThan(1e-5);
  });

  it.each(TINY_ENCODERS)(
    'stays close to them with the words of %s in int8, and near with all in int8',
    async (name) => {
      expect((await run(name, {})).difference).toBeLessThan(0.05);
      const { difference } = await run(name, { precision: 'int8' });
      expect(difference).toBeLessThan(0.3);
      expect(difference).toBeGreaterThan(1e-4);
    },
  );

  it('stores matrices and words in 8 bits, under the prefix', async () => {
    const { graph } = await run('bert', { precision: 'int8', prefix: 'transformer.' });
    const named = graph.initializers.filter(({ value }) => value.name.startsWith('transformer.'));
    const matrices = named.filter(({ value }) => value.dtype === 'int8').map(({ value }) => value.name);
    expect(matrices).toHaveLength(1 + 2 * 6);
    expect(matrices).toContain('transformer.embeddings.words');
    expect(matrices).toContain('transformer.layers.1.feedForward.output.weight');
    expect(named.find(({ value }) => value.name === 'transformer.embeddings.norm.weight')!.value.dtype).toBe(
      'float32',
    );
  });
});
