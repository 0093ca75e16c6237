import type { ModelFile } from '@spansmith/onnx-graph';
import { createSubwordTokenizer, type SubwordTokenizer, type Tokens } from '@spansmith/tokenization';
import type { GraphFeed, PreparedText, ServedPart } from '../part.ts';
import { GRAPH_NAMES } from './graph-names.ts';
import { packTokens } from './pack-tokens.ts';
import { encodeWindows, type TextWindow, type WindowSize } from './text-windows.ts';
import { packWindows } from './window-batch.ts';

/** What a manifest says of a fine-tuned encoder. */
export interface TransformerDescription extends WindowSize {
  kind: 'transformer';
}

/** The half of a fine-tuned encoder that finds the pieces of a text; see `served-graph.ts` for the other. */
export class ServedTransformer implements ServedPart {
  /** A token has a piece or less, so a window's tokens are one call. */
  readonly maxCallTokens: number;
  readonly #description: TransformerDescription;
  readonly #tokenizer: SubwordTokenizer;

  constructor(description: TransformerDescription, tokenizer: SubwordTokenizer) {
    this.maxCallTokens = description.maxPieces;
    this.#description = description;
    this.#tokenizer = tokenizer;
  }

  prepare(tokens: Tokens): PreparedText {
    const windows = encodeWindows(tokens, this.#tokenizer, this.#description);
    return {
      feeds: (firstToken, endToken) =>
        this.#feeds(
          windows.filter((window) => window.firstToken < endToken && window.endToken > firstToken),
          firstToken,
          endToken,
        ),
      endOfCall: (firstToken) => windows.find(({ endToken }) => endToken > firstToken)!.endToken,
    };
  }

  #feeds(windows: readonly TextWindow[], firstToken: number, endToken: number): Record<string, GraphFeed> {
    const { windowCount, pieceCount, pieceIds, cases, mask } = packWindows(
      windows,
      this.#tokenizer.special.padding,
    );
    const all = packTokens(windows, pieceCount);
    const start = firstToken - windows[0]!.firstToken;
    const rows = all.rows.slice(start, start + endToken - firstToken);
    const continues = all.continues.slice(start, start + endToken - firstToken);
    const dims = [windowCount, pieceCount];
    return {
      [GRAPH_NAMES.pieceIds]: { type: 'int32', dims, data: pieceIds },
      [GRAPH_NAMES.cases]: { type: 'int32', dims, data: cases },
      [GRAPH_NAMES.mask]: { type: 'int32', dims, data: mask },
      [GRAPH_NAMES.rows]: { type: 'int32', dims: [rows.length], data: rows },
      [GRAPH_NAMES.continues]: { type: 'float32', dims: [continues.length, 1], data: continues },
    };
  }
}

/** Throws a GraphError where the model lacks the tokenizer, an Error where that cannot be used. */
export function loadTransformerPart(
  description: TransformerDescription,
  model: ModelFile,
): ServedTransformer {
  const { data } = model.readInitializer(GRAPH_NAMES.tokenizer, 'uint8');
  return new ServedTransformer(
    description,
    createSubwordTokenizer(JSON.parse(new TextDecoder().decode(data))),
  );
}
