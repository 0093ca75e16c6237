import { loadModel } from '../../packages/inference/src/index.ts';
import type { Span } from '../../packages/labels/src/index.ts';
import type { Artifact } from '../../packages/model-artifact/src/index.ts';
import type { LabelledText } from './labelled-texts.ts';

const BATCH_SIZE = 64;

/** A server is warm: a set that takes less than this is extracted from again, or its speed would be that of the start. */
const LEAST_SECONDS = 2;

/**
 * What a model finds in texts when it is loaded as the runtime does, and how long that takes without the loading: the
 * mean of as many passes as it takes to measure.
 */
export async function extractAll(
  artifact: Artifact,
  texts: readonly LabelledText[],
): Promise<{ predictions: Span[][]; seconds: number }> {
  const model = await loadModel(artifact);
  try {
    const startedAt = performance.now();
    for (let passes = 1; ; passes++) {
      const predictions: Span[][] = [];
      for (let first = 0; first < texts.length; first += BATCH_SIZE)
        predictions.push(...(await model.extract(texts.slice(first, first + BATCH_SIZE))));
      const seconds = (performance.now() - startedAt) / 1000;
      if (seconds >= LEAST_SECONDS) return { predictions, seconds: seconds / passes };
    }
  } finally {
    await model.close();
  }
}
