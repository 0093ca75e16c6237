import { ServedCrf } from './crf/served-crf.ts';
import type { ServedTagger, TaggerDescription } from './tagger.ts';

/**
 * The JavaScript half of a model from its artifact: what the manifest says of the tagger and the bytes of its ONNX
 * file. Throws an Error for a kind that this version does not know, a GraphError where the file is not of that kind.
 */
export function loadTagger(description: TaggerDescription, onnx: Uint8Array): ServedTagger {
  switch (description.kind) {
    case 'crf':
      return new ServedCrf(description, onnx);
    default:
      throw new Error(`unknown kind of tagger ${JSON.stringify((description as { kind: unknown }).kind)}`);
  }
}
