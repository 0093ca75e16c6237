import type { ModelFile } from '@spansmith/onnx-graph';
import { type CnnDescription, loadCnnPart } from '../cnn/served-cnn.ts';
import type { CrfPartDescription } from '../crf/model.ts';
import { loadCrfPart } from '../crf/served-crf.ts';
import type { ServedPart } from '../part.ts';
import { loadTransformerPart, type TransformerDescription } from '../transformer/served-transformer.ts';

/** What a manifest says of a part; `kind` tells which one it is. */
export type PartDescription = CrfPartDescription | CnnDescription | TransformerDescription;

/**
 * Makes the served half of a part of any kind. Throws an Error for a kind that this version does not know, a GraphError
 * where the model lacks what the kind needs.
 */
export function loadPart(
  description: PartDescription,
  model: ModelFile,
  tags: readonly string[],
): ServedPart {
  switch (description.kind) {
    case 'crf':
      return loadCrfPart(description, model, tags);
    case 'cnn':
      return loadCnnPart(description, model);
    case 'transformer':
      return loadTransformerPart(description, model);
    default:
      throw new Error(
        `unknown kind of tagger part ${JSON.stringify((description as { kind: unknown }).kind)}`,
      );
  }
}
