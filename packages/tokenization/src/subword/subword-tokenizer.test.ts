import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer as ReferenceTokenizer } from '@anush008/tokenizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRealEncoder, realEncoderFolder } from '../../../../tests/support/real-encoder.ts';
import { createTokenizer } from '../tokenize.ts';
import { noSplits } from '../tokenizer-config.ts';
import type { Pieces } from './pieces.ts';
import { createSubwordTokenizer } from './subword-tokenizer.ts';

const encoders = join(import.meta.dirname, '../../../../tests/support/tiny-encoders');
const tokenize = createTokenizer({ splits: noSplits });

const read = (family: string, file: string) => JSON.parse(readFileSync(join(encoders, family, file), 'utf8'));
const wordPiece = read('bert', 'tokenizer.json');
const byteLevel = read('roberta', 'tokenizer.json');
const unigram = read('xlm-roberta', 'tokenizer.json');
const charsmap = unigram.normalizer.normalizers[0];

/** Every kind of tokenizer in the forms that it has in published encoders. */
const variants = {
  WordPiece: wordPiece,
  'WordPiece with case': { ...wordPiece, normalizer: { ...wordPiece.normalizer, lowercase: false } },
  'byte-level BPE': byteLevel,
  'byte-level BPE with a space before the text': {
    ...byteLevel,
    pre_tokenizer: { ...byteLevel.pre_tokenizer, add_prefix_space: true },
  },
  'byte-level BPE after NFC': { ...byteLevel, normalizer: { type: 'NFC' } },
  Unigram: unigram,
  'Unigram on lines, not words': {
    ...unigram,
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
    normalizer: {
      type: 'Sequence',
      normalizers: [
        charsmap,
        { type: 'Strip', strip_left: false, strip_right: true },
        { type: 'Replace', pattern: { Regex: ' {2,}' }, content: '▁' },
      ],
    },
  },
  'Unigram after NFKC, without case and accents': {
    ...unigram,
    normalizer: {
      type: 'Sequence',
      normalizers: [{ type: 'NFKC' }, { type: 'Lowercase' }, { type: 'StripAccents' }],
    },
  },
};

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'the ',
        'contract',
        ' ',
        '  ',
        '\n',
        '\r\n',
        '\t',
        'a',
        'B',
        '.',
        ',',
        "don't",
        "we'll",
        '[',
      ),
      fc.constantFrom(
        'é',
        'e\u0301',
        '\u0301',
        'ß',
        'İ',
        'ΑΣ',
        '东京',
        'カ',
        'ｶﾞ',
        '한',
        '\u1112\u1161\u11ab',
        'กำ',
      ),
      fc.constantFrom(
        '👩\u200d👩\u200d👧',
        '👍🏽',
        '❤\ufe0f',
        '🇩🇪',
        '𝒜',
        '\u{20000}',
        'ﬁ',
        '½',
        '१',
        '€',
        '\u00a8',
      ),
      fc.constantFrom(
        '\u00a0',
        '\u2028',
        '\u3000',
        '\u200b',
        '\ufeff',
        '\u0001',
        '\u00ad',
        '\ufffd',
        '\ue000',
        '▁',
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const brokenText = fc
  .array(fc.oneof(anyText, fc.constantFrom('\ud83d', '\udc00', '\ud83d\ud83d\udc4d')), { maxLength: 5 })
  .map((parts) => parts.join(''));

describe.each(Object.entries(variants))('%s', (_, json) => {
  const reference = ReferenceTokenizer.fromString(JSON.stringify(json));
  const tokenizer = createSubwordTokenizer(json);

  it('gives any text the ids of the reference implementation', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const expected = await reference.encode(text, null, { addSpecialTokens: false });
        expect([...tokenizer.encode(tokenize(text)).ids]).toEqual(expected.getIds());
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its place in any text, lone surrogates included', () => {
    fc.assert(
      fc.property(brokenText, (text) => {
        const tokens = tokenize(text);
        const pieces = tokenizer.encode(tokens);
        let last = 0;
        for (const [piece, start] of pieces.startUtf16.entries()) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(pieces.endUtf16[piece]).toBeGreaterThanOrEqual(start);
          expect(pieces.endUtf16[piece]).toBeLessThanOrEqual(text.length);
          last = start;
        }
        expectAligned(tokens, pieces);
      }),
    );
  });

  it('does not depend on what it has encoded before', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tokenizer.encode(tokenize(text))).toEqual(createSubwordTokenizer(json).encode(tokenize(text)));
      }),
      { numRuns: 20 },
    );
  });

  it('takes the name of a special piece for text', () => {
    const { ids } = tokenizer.encode(tokenize('[SEP] </s> <s>[CLS] <mask>'));
    const { begin, end } = tokenizer.special;
    expect(ids).not.toContain(begin);
    expect(ids).not.toContain(end);
  });
});

function expectAligned(tokens: ReturnType<typeof tokenize>, pieces: Pieces) {
  let last = -1;
  for (const [token, piece] of pieces.firstPieceOfToken.entries()) {
    expect(piece).toBeGreaterThanOrEqual(last);
    last = piece;
    const starts = pieces.startUtf16.findIndex(
      (start, index) => start >= tokens.startUtf16[token]! && pieces.endUtf16[index]! > start,
    );
    if (starts >= 0 && pieces.startUtf16[starts]! < tokens.endUtf16[token]!) expect(piece).toBe(starts);
    else if (piece >= 0) expect(pieces.startUtf16[piece]).toBeLessThan(tokens.startUtf16[token]!);
  }
}

interface ReferencePieces {
  text: string;
  ids: number[];
  startsUtf16: number[];
  endsUtf16: number[];
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Whether a reference's range is ours, but for white space at its ends and what it cuts off of a grapheme cluster. */
function isSameRange(text: string, [start, end]: [number, number], reference: [number, number]): boolean {
  if (start === reference[0] && end === reference[1]) return true;
  const trimmed = text.slice(...reference);
  const refStart = reference[0] + trimmed.length - trimmed.trimStart().length;
  const refEnd = reference[1] - (trimmed.length - trimmed.trimEnd().length);
  const clusters = Array.from(graphemes.segment(text), ({ index }) => index);
  const clusterStart = clusters.findLast((index) => index <= refStart) ?? 0;
  const clusterEnd = clusters.find((index) => index >= refEnd) ?? text.length;
  return start <= refStart && start >= clusterStart && end >= refEnd && end <= clusterEnd;
}

const fixtures = ['bert', 'roberta', 'xlm-roberta'].map((family) => ({
  name: `the fixture ${family}`,
  tokenizerFile: join(encoders, family, 'tokenizer.json'),
  referenceFile: join(encoders, family, 'reference.json'),
}));
const real = {
  name: 'all-MiniLM-L6-v2 (from SPANSMITH_TEST_ENCODER_DIR or install-tools)',
  tokenizerFile: join(realEncoderFolder, 'tokenizer.json'),
  referenceFile: join(import.meta.dirname, '../../../encoder/test-support/all-minilm-l6-v2/reference.json'),
};

describe.each([...fixtures, real])('$name', ({ name, tokenizerFile, referenceFile }) => {
  it.skipIf(name === real.name && !hasRealEncoder)('has the pieces that tokenizers gives', () => {
    const tokenizer = createSubwordTokenizer(JSON.parse(readFileSync(tokenizerFile, 'utf8')));
    const { texts } = JSON.parse(readFileSync(referenceFile, 'utf8')) as { texts: ReferencePieces[] };
    for (const { text, ids, startsUtf16, endsUtf16 } of texts) {
      const pieces = tokenizer.encode(tokenize(text));
      expect([...pieces.ids], text).toEqual(ids);
      for (const [piece, start] of pieces.startUtf16.entries()) {
        const own: [number, number] = [start, pieces.endUtf16[piece]!];
        // A space that stands before a word as a piece of its own: ours has no text.
        if (own[0] === own[1]) continue;
        const reference: [number, number] = [startsUtf16[piece]!, endsUtf16[piece]!];
        expect(isSameRange(text, own, reference), `${text} ${own} ${reference}`).toBe(true);
      }
    }
  });
});

describe('tokens and pieces', () => {
  const tokenizer = createSubwordTokenizer(byteLevel);

  it('share a piece where the encoder has one for several tokens', () => {
    const { firstPieceOfToken, count } = createSubwordTokenizer(wordPiece).encode(
      tokenize('a \u{1f600}x7 a'),
    );
    expect(count).toBe(3);
    expect([...firstPieceOfToken]).toEqual([0, 1, 1, 1, 2]);
  });

  it('stand for the characters of the text, behind an emoji too', () => {
    const text = '😀 the contract';
    const { startUtf16, endUtf16 } = tokenizer.encode(tokenize(text));
    expect(text.slice(startUtf16.at(-1), endUtf16.at(-1))).toMatch(/\w+$/);
    expect(endUtf16.at(-1)).toBe(text.length);
  });

  it('of which the tokenizer drops one belong to the piece before', () => {
    const { firstPieceOfToken } = createSubwordTokenizer(wordPiece).encode(tokenize('\u0001 a \u0001 b'));
    expect([...firstPieceOfToken]).toEqual([-1, 0, 0, 1]);
  });
});

describe('a tokenizer.json', () => {
  it.each([
    [{}, 'it must be an object with a "model"'],
    [{ ...wordPiece, normalizer: { type: 'Other' } }, 'normalizer "Other" is not supported'],
    [{ ...wordPiece, pre_tokenizer: { type: 'Other' } }, 'pre_tokenizer "Other" is not supported'],
    [{ ...wordPiece, model: { type: 'Other' } }, 'model "Other" is not supported'],
    [{ ...wordPiece, post_processor: null }, 'it must put one piece before a text and one after it'],
    [{ ...wordPiece, padding: null, added_tokens: [] }, 'there is no piece for padding'],
    [{ ...byteLevel, model: { ...byteLevel.model, vocab: {} } }, 'BPE is supported on bytes only'],
    [{ ...unigram, normalizer: { ...charsmap, precompiled_charsmap: 'AAAA' } }, 'damaged'],
  ])('that cannot be used says why (%#)', (json, message) => {
    expect(() => createSubwordTokenizer(json)).toThrow(message);
  });
});
