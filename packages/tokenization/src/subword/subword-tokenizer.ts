import type { Tokens } from '../tokens.ts';
import { alignedWithItself } from './aligned-text.ts';
import { createModel } from './models.ts';
import { createNormalizer, type Place } from './normalizers.ts';
import { alignTokens, type Pieces } from './pieces.ts';
import { createPreTokenizer } from './pre-tokenizers.ts';
import { type SpecialPieces, specialNames, specialPieces } from './special-pieces.ts';

/** Splits texts into the pieces of a pretrained encoder. */
export interface SubwordTokenizer {
  readonly special: SpecialPieces;
  /** The same text gives the same pieces, whatever was encoded before. */
  encode(tokens: Tokens): Pieces;
}

/** The pieces of a word and of what separates it from the one before. Offsets count from the start of both. */
interface WordPieces {
  ids: number[];
  startUtf16: number[];
  endUtf16: number[];
}

/** So many words are kept with their pieces; longer ones than so many UTF-16 code units are not. */
const CACHED_WORDS = 50_000;
const CACHED_WORD_LENGTH = 48;

const WHITE_SPACE = /\p{White_Space}/u;
const MARK = /\p{M}/u;

const SEPARATOR = 1;
const REMOVED = 2;
const BODY = 3;

type Config = Readonly<Record<string, unknown>>;

/**
 * Makes a tokenizer from the content of a Hugging Face `tokenizer.json`: WordPiece, byte-level BPE or Unigram with
 * Metaspace. It gives the ids that the whole text would have, but works word by word, since none of these lets a piece
 * reach over white space. What spells a special piece in a text (`[SEP]`, `</s>`) is only text.
 *
 * Throws an Error that names the part of the file for what it does not support.
 */
export function createSubwordTokenizer(tokenizerJson: unknown): SubwordTokenizer {
  const json = checked(tokenizerJson);
  const normalize = createNormalizer(json.normalizer as Config | null);
  const preTokenize = createPreTokenizer(json.pre_tokenizer as Config | null);
  const split = createModel(json.model as Config, specialNames(json));
  const special = specialPieces(json);
  const classOf = classifier((character) => {
    const { text } = normalize(alignedWithItself(character), { first: false, last: false });
    if (text === '') return REMOVED;
    return separates(json.pre_tokenizer as Config).test(text) ? SEPARATOR : BODY;
  });
  const cache = new Map<string, WordPieces>();

  const encodeWord = (word: string, place: Place): WordPieces => {
    const pieces: WordPieces = { ids: [], startUtf16: [], endUtf16: [] };
    const aligned = normalize(alignedWithItself(word), place);
    if (aligned.text === '') return pieces;
    for (const preToken of preTokenize([{ aligned, continues: !place.first }], place)) {
      let at = 0;
      for (const { id, length } of split(preToken.aligned.text)) {
        let start = preToken.aligned.startUtf16[at]!;
        let end = preToken.aligned.endUtf16[at + length - 1]!;
        while (start < end && classOf(word.charCodeAt(start)) === SEPARATOR) start++;
        while (start < end && classOf(word.charCodeAt(end - 1)) === SEPARATOR) end--;
        pieces.ids.push(id);
        pieces.startUtf16.push(start);
        pieces.endUtf16.push(end);
        at += length;
      }
    }
    return pieces;
  };

  const piecesOfWord = (word: string, place: Place): WordPieces => {
    if (place.first || place.last || word.length > CACHED_WORD_LENGTH) return encodeWord(word, place);
    let pieces = cache.get(word);
    if (!pieces) {
      pieces = encodeWord(word, place);
      if (cache.size >= CACHED_WORDS) cache.clear();
      cache.set(word, pieces);
    }
    return pieces;
  };

  return {
    special,
    encode(tokens) {
      // Lone surrogates are no text: the replacement character has the same length.
      const text = tokens.text.toWellFormed();
      const tail = startOfTail(text, classOf);
      const ids: number[] = [];
      const startUtf16: number[] = [];
      const endUtf16: number[] = [];
      for (let at = 0; at < text.length; ) {
        const wordEnd = endOfWord(text, at, classOf);
        const end = wordEnd < tail ? wordEnd : text.length;
        const word = piecesOfWord(text.slice(at, end), { first: at === 0, last: end === text.length });
        for (let piece = 0; piece < word.ids.length; piece++) {
          ids.push(word.ids[piece]!);
          startUtf16.push(at + word.startUtf16[piece]!);
          endUtf16.push(at + word.endUtf16[piece]!);
        }
        at = end;
      }
      return {
        count: ids.length,
        ids: Int32Array.from(ids),
        startUtf16: Uint32Array.from(startUtf16),
        endUtf16: Uint32Array.from(endUtf16),
        firstPieceOfToken: alignTokens(tokens, { startUtf16, endUtf16 }),
      };
    },
  };
}

function checked(tokenizerJson: unknown): Config {
  const json = tokenizerJson as Config | null;
  if (typeof json !== 'object' || typeof json?.model !== 'object' || json.model === null)
    throw new Error('tokenizer.json: it must be an object with a "model"');
  return json;
}

/** What a separating character must normalise to: without `WhitespaceSplit`, Metaspace separates at spaces alone. */
function separates(preTokenizer: Config): RegExp {
  return preTokenizer.type === 'Metaspace' ? /^ +$/ : /^\p{White_Space}+$/u;
}

/** Remembers the class of every UTF-16 code unit; halves of surrogate pairs belong to words. */
function classifier(classify: (character: string) => number): (unit: number) => number {
  const known = new Uint8Array(0x10000).fill(BODY, 0xd800, 0xe000);
  return (unit) => (known[unit] ||= classify(String.fromCharCode(unit)));
}

/**
 * End of the word at `start` with the separators before it: where the next separators begin, or the text ends. A mark
 * on a separator begins no word: the two may become white space together.
 */
function endOfWord(text: string, start: number, classOf: (unit: number) => number): number {
  let at = start;
  while (at < text.length && (classOf(text.charCodeAt(at)) !== BODY || MARK.test(text[at]!))) at++;
  while (at < text.length && classOf(text.charCodeAt(at)) !== SEPARATOR) at++;
  return at;
}

/** Where the white space begins that the text ends with, for the last word has it too: normalizers strip it. */
function startOfTail(text: string, classOf: (unit: number) => number): number {
  let at = text.length;
  while (at > 0 && (classOf(text.charCodeAt(at - 1)) !== BODY || WHITE_SPACE.test(text[at - 1]!))) at--;
  return at;
}
