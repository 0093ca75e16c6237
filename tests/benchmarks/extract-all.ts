import { loadModel } from '../../packages/inference/src/index.ts';
import type { Span } from '../../packages/labels/src/index.ts';
import type { Artifact } from '../../packages/model-artifact/src/index.ts';
import type { LabelledText } from './labelled-texts.ts';

const BATCH_SIZE = 64;

/** What a model finds in texts when it is loaded as the runtime does, and how long that takes without the loading. */
export async function extractAll(
  artifact: Artifact,
  texts: readonly LabelledText[],
): Promise<{ predictions: Span[][]; seconds: number }> {
  const model = await loadModel(artifact);
  try {
    const predictions: Span[][] = [];
    const startedAt = performance.now();
    for (let first = 0; first < texts.length; first += BATCH_SIZE)
      predictions.push(...(await model.extract(texts.slice(first, first + BATCH_SIZE))));
    return { predictions, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await model.close();
  }
}
