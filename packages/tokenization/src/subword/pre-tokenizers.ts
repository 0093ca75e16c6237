import { type AlignedText, type Rewrite, rewrite, sliceAligned } from './aligned-text.ts';
import type { Place } from './normalizers.ts';

/** A stretch of normalised text that the model splits by itself. */
export interface PreToken {
  aligned: AlignedText;
  /** Whether it continues what stands before it in the text, so that no space is put before it. */
  continues: boolean;
}

export type PreTokenizer = (preTokens: PreToken[], place: Place) => PreToken[];

type Config = Readonly<Record<string, unknown>>;

const WHITE_SPACE = /\p{White_Space}+/gu;
/** BERT's punctuation: Unicode's, and all of ASCII that is no letter, digit, space or control. */
const PUNCTUATION = /[\p{P}!-/:-@[-`{-~]/gu;
/** GPT-2's pattern. JavaScript's \s is not Unicode's White_Space. */
const BYTE_LEVEL =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;
const METASPACE = '\u2581';

/**
 * The pre-tokenizer of a `tokenizer.json`. Throws an Error for a kind or an option that is not supported. Pre-tokens
 * of `ByteLevel` have a character for each byte, as GPT-2 writes bytes.
 */
export function createPreTokenizer(config: Config | null | undefined): PreTokenizer {
  switch (config?.type) {
    case 'Sequence': {
      const steps = (config.pretokenizers as Config[]).map(createPreTokenizer);
      return (preTokens, place) => steps.reduce((split, step) => step(split, place), preTokens);
    }
    case 'BertPreTokenizer':
      return each((preToken) =>
        without(preToken, WHITE_SPACE).flatMap((word) => splitAt(word, PUNCTUATION, 'isolated')),
      );
    case 'WhitespaceSplit':
      return each((preToken) => without(preToken, WHITE_SPACE));
    case 'ByteLevel':
      return byteLevel(config.add_prefix_space === true, config.use_regex !== false);
    case 'Metaspace':
      return metaspace(config);
    default:
      throw new Error(`tokenizer.json: pre_tokenizer ${JSON.stringify(config?.type)} is not supported`);
  }
}

const each =
  (split: (preToken: PreToken, place: Place) => PreToken[]): PreTokenizer =>
  (preTokens, place) =>
    preTokens.flatMap((preToken) => split(preToken, place));

/** The stretches between the matches of a global pattern. */
function without(preToken: PreToken, pattern: RegExp): PreToken[] {
  return splitAt(preToken, pattern, 'removed');
}

function splitAt(preToken: PreToken, pattern: RegExp, matches: 'isolated' | 'removed'): PreToken[] {
  const { text } = preToken.aligned;
  const parts: PreToken[] = [];
  const add = (start: number, end: number) => {
    if (end > start) parts.push(partOf(preToken, start, end));
  };
  let at = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    add(at, index);
    at = index + match.length;
    if (matches === 'isolated') add(index, at);
  }
  add(at, text.length);
  return parts;
}

const partOf = ({ aligned, continues }: PreToken, start: number, end: number): PreToken => ({
  aligned: sliceAligned(aligned, start, end),
  continues: continues && start === 0,
});

const startWith = (prefix: string, { aligned }: PreToken): PreToken => ({
  aligned: rewrite(aligned, [
    [0, prefix],
    [aligned.text.length, aligned.text],
  ]),
  continues: false,
});

function byteLevel(addPrefixSpace: boolean, useRegex: boolean): PreTokenizer {
  return each((preToken) => {
    const { aligned, continues } = preToken;
    const prefixed =
      addPrefixSpace && !continues && !aligned.text.startsWith(' ') ? startWith(' ', preToken) : preToken;
    const words = useRegex ? splitAt(prefixed, BYTE_LEVEL, 'isolated') : [prefixed];
    return words.map((word) => ({ ...word, aligned: rewrite(word.aligned, bytesOf(word.aligned.text)) }));
  });
}

function* bytesOf(text: string): Generator<Rewrite> {
  for (const character of text) {
    let bytes = '';
    for (const byte of Buffer.from(character, 'utf8')) bytes += byteCharacters[byte];
    yield [character.length, bytes];
  }
}

/** The character that stands for each byte: itself if it can be seen, else one from U+0100 on, in order. */
export const byteCharacters: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: 0x100 }, (_, byte) => {
    const visible =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
    return String.fromCharCode(visible ? byte : next++);
  });
})();

function metaspace(config: Config): PreTokenizer {
  const replacement = String(config.replacement ?? METASPACE);
  const scheme = config.prepend_scheme ?? (config.add_prefix_space === false ? 'never' : 'always');
  if (config.split === false)
    throw new Error('tokenizer.json: pre_tokenizer "Metaspace" with "split": false is not supported');
  return each((preToken, { first }) => {
    const { aligned, continues } = preToken;
    const spaced = rewrite(
      aligned,
      Array.from(
        aligned.text,
        (character): Rewrite => [character.length, character === ' ' ? replacement : character],
      ),
    );
    const prepends = scheme === 'always' || (scheme === 'first' && first && spaced.startUtf16[0] === 0);
    const whole: PreToken = { aligned: spaced, continues };
    const start = prepends && !continues && !spaced.text.startsWith(replacement);
    return splitBefore(start ? startWith(replacement, whole) : whole, replacement);
  });
}

/** Cuts before every `mark`. */
function splitBefore(preToken: PreToken, mark: string): PreToken[] {
  const { text } = preToken.aligned;
  const parts: PreToken[] = [];
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf(mark, at + 1);
    const end = next < 0 ? text.length : next;
    parts.push(partOf(preToken, at, end));
    at = end;
  }
  return parts;
}
