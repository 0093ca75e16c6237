import type { NewArtifact } from '../../packages/model-artifact/src/index.ts';
import type { TrainResult } from '../../packages/trainer/src/index.ts';

/** A trained tagger as an artifact, of no project. */
export function artifactParts(
  tagger: TrainResult['tagger'],
  categories: string[],
  seed: number,
): NewArtifact {
  return {
    model: tagger.toOnnx(),
    categories,
    tagger: tagger.description,
    training: { configVersion: 'bench', dataSha256: '0'.repeat(64), seed },
  };
}
