import { readModel } from '@spansmith/onnx-graph';
import type { TaggerDescription } from './ensemble/description.ts';
import { ServedTagger } from './ensemble/served-tagger.ts';

/**
 * The JavaScript half of a model from its artifact: what the manifest says of the tagger and the bytes of its ONNX
 * file. Throws an Error for a kind of part that this version does not know, a GraphError where the file does not hold
 * what the description says.
 */
export function loadTagger(description: TaggerDescription, onnx: Uint8Array): ServedTagger {
  return new ServedTagger(description, readModel(onnx));
}
