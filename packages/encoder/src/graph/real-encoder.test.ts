import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasRealEncoder, realEncoderFolder } from '../../../../tests/support/real-encoder.ts';
import { readReference } from '../../../../tests/support/tiny-encoders.ts';
import { readTensors } from '../../test-support/read-tensors.ts';
import { encoderGraph, feedsOf, runGraph, worstDifference } from '../../test-support/run-encoder.ts';
import { openEncoder } from '../open-encoder.ts';

const referenceFolder = join(import.meta.dirname, '../../test-support/all-minilm-l6-v2');

describe.skipIf(!hasRealEncoder)(
  'all-MiniLM-L6-v2 (from SPANSMITH_TEST_ENCODER_DIR or install-tools)',
  () => {
    it('has the hidden states of transformers', async () => {
      const encoder = await openEncoder(realEncoderFolder);
      expect(encoder.config).toMatchObject({
        family: 'bert',
        layers: 6,
        hiddenSize: 384,
        heads: 12,
        maxPieces: 512,
      });
      const weights = await encoder.readWeights();
      const { windows } = await readReference(referenceFolder);
      const { graph, states } = encoderGraph(encoder, weights);
      graph.output('hiddenStates', states);
      const { hiddenStates } = await runGraph(graph, feedsOf(windows, weights));
      const { hiddenStates: expected } = await readTensors(join(referenceFolder, 'reference.safetensors'));
      expect(worstDifference(hiddenStates!, expected!.data, windows)).toBeLessThan(1e-4);
    });
  },
);
