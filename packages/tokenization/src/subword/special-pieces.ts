/** The pieces that stand for no text: what every input of the encoder begins and ends with, and what fills it up. */
export interface SpecialPieces {
  readonly begin: number;
  readonly end: number;
  readonly padding: number;
}

interface AddedToken {
  id: number;
  content: string;
  special?: boolean;
}

const PADDING_NAMES = ['[PAD]', '<pad>'];

type Config = Readonly<Record<string, unknown>>;

/**
 * The special pieces of a `tokenizer.json`. Throws an Error unless its post-processor puts one piece before a single
 * text and one after it, as those of BERT, RoBERTa and XLM-R do, and it has a piece for padding.
 */
export function specialPieces(tokenizerJson: Config): SpecialPieces {
  const { begin, end } = frame(tokenizerJson.post_processor as Config | null | undefined);
  const padding =
    (tokenizerJson.padding as { pad_id?: number } | null | undefined)?.pad_id ??
    addedTokens(tokenizerJson).find(({ content }) => PADDING_NAMES.includes(content))?.id;
  if (padding === undefined) throw new Error('tokenizer.json: there is no piece for padding');
  return { begin, end, padding };
}

/** The names of the special pieces, whose text in a document is only text. */
export function specialNames(tokenizerJson: Config): Set<string> {
  return new Set(
    addedTokens(tokenizerJson)
      .filter(({ special }) => special)
      .map(({ content }) => content),
  );
}

const addedTokens = (tokenizerJson: Config) => (tokenizerJson.added_tokens ?? []) as AddedToken[];

function frame(postProcessor: Config | null | undefined): { begin: number; end: number } {
  switch (postProcessor?.type) {
    case 'BertProcessing':
    case 'RobertaProcessing': {
      const { cls, sep } = postProcessor as unknown as Record<'cls' | 'sep', [name: string, id: number]>;
      return { begin: cls[1], end: sep[1] };
    }
    case 'TemplateProcessing': {
      const template = postProcessor.single as { SpecialToken?: { id: string } }[];
      const known = postProcessor.special_tokens as Record<string, { ids: number[] }>;
      const [begin, text, end, ...more] = template.map(
        ({ SpecialToken: piece }) => piece && known[piece.id]?.ids,
      );
      if (begin?.length === 1 && !text && end?.length === 1 && more.length === 0)
        return { begin: begin[0]!, end: end[0]! };
      break;
    }
    case 'Sequence': {
      const framing = (postProcessor.processors as Config[]).find(({ type }) => type !== 'ByteLevel');
      return frame(framing);
    }
  }
  throw new Error(
    `tokenizer.json: post_processor ${JSON.stringify(postProcessor?.type)} is not supported: it must put one piece before a text and one after it`,
  );
}
