import { type AlignedText, type Rewrite, rewrite, sliceAligned } from './aligned-text.ts';
import { PrecompiledCharsmap } from './precompiled-charsmap.ts';

/** A stretch of a text that is normalised by itself, and whether it is the text's first and last. */
export interface Place {
  first: boolean;
  last: boolean;
}

export type Normalizer = (source: AlignedText, place: Place) => AlignedText;

type Config = Readonly<Record<string, unknown>>;

/**
 * A character and those after it that normalisation may order or compose with it: marks, and the letters that are the
 * second of a canonical pair or become one (vowels of Hangul, Kirat Rai, Thai and Lao, halfwidth voicing). No
 * normalisation form reaches beyond such a cluster.
 */
export const CLUSTER =
  /[\s\S][\p{M}\u1160-\u11ff\u3131-\u318e\ud7b0-\ud7ff\uff9e-\uffdc\u{16d63}-\u{16d6a}\u0e33\u0eb3]*/gu;

/** Of extended grapheme clusters, only shorter ones than so many bytes of UTF-8 are looked up as a whole. */
const CHARSMAP_CLUSTER_BYTES = 6;

const CONTROL = /^(?!\t|\n|\r)[\p{Cc}\p{Cf}\p{Co}]$/u;
const WHITE_SPACE = /^\p{White_Space}$/u;
const WHITE_SPACE_RUN = /\p{White_Space}+/u;
/** The blocks that BERT calls Chinese characters, the slip in the start of the sixth one included. */
const CHINESE =
  /^[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]$/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The normalizer of a `tokenizer.json`, each made to work on a stretch of a text as the whole text's would. Throws an
 * Error for a kind or an option that is not supported.
 */
export function createNormalizer(config: Config | null | undefined): Normalizer {
  switch (config?.type) {
    case undefined:
      return (source) => source;
    case 'Sequence': {
      const steps = (config.normalizers as Config[]).map(createNormalizer);
      return (source, place) => steps.reduce((aligned, step) => step(aligned, place), source);
    }
    case 'BertNormalizer':
      return bertNormalizer(config);
    case 'NFC':
    case 'NFD':
    case 'NFKC':
    case 'NFKD': {
      const form = config.type;
      return (source) =>
        rewrite(
          source,
          eachMatch(source.text, CLUSTER, (cluster) => cluster.normalize(form)),
        );
    }
    case 'Lowercase':
      return lowercase;
    case 'StripAccents':
      return (source) =>
        rewrite(
          source,
          eachMatch(source.text, /\p{M}/gu, () => ''),
        );
    case 'Strip':
      return strip(config.strip_left !== false, config.strip_right !== false);
    case 'Replace':
      return replaceAll(config);
    case 'Prepend': {
      const prefix = String(config.prepend);
      return (source, { first }) =>
        first && source.text !== ''
          ? rewrite(source, [
              [0, prefix],
              [source.text.length, source.text],
            ])
          : source;
    }
    case 'Precompiled':
      return precompiled(new PrecompiledCharsmap(String(config.precompiled_charsmap)));
    default:
      throw new Error(`tokenizer.json: normalizer ${JSON.stringify(config?.type)} is not supported`);
  }
}

/** Rewrites the matches of a global pattern and leaves what lies between them. */
function* eachMatch(text: string, pattern: RegExp, replace: (match: string) => string): Generator<Rewrite> {
  let at = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    if (index > at) yield [index - at, text.slice(at, index)];
    yield [match.length, replace(match)];
    at = index + match.length;
  }
  if (at < text.length) yield [text.length - at, text.slice(at)];
}

function* eachCharacter(text: string, replace: (character: string) => string): Generator<Rewrite> {
  for (const character of text) yield [character.length, replace(character)];
}

/** Character by character, so without regard to context: a final sigma stays as it is elsewhere. */
const lowercase: Normalizer = (source) =>
  rewrite(
    source,
    eachCharacter(source.text, (character) => character.toLowerCase()),
  );

function bertNormalizer(config: Config): Normalizer {
  const stripAccents = config.strip_accents ?? config.lowercase;
  const steps: Normalizer[] = [];
  if (config.clean_text) steps.push((source) => rewrite(source, eachCharacter(source.text, cleanCharacter)));
  if (config.handle_chinese_chars) steps.push((source) => rewrite(source, spaceChinese(source.text)));
  if (stripAccents)
    steps.push((source) =>
      rewrite(
        source,
        eachMatch(source.text, CLUSTER, (cluster) => cluster.normalize('NFD').replace(/\p{Mn}/gu, '')),
      ),
    );
  if (config.lowercase) steps.push(lowercase);
  return (source, place) => steps.reduce((aligned, step) => step(aligned, place), source);
}

function cleanCharacter(character: string): string {
  if (character === '\ufffd' || CONTROL.test(character)) return '';
  return WHITE_SPACE.test(character) ? ' ' : character;
}

function* spaceChinese(text: string): Generator<Rewrite> {
  for (const character of text) {
    const chinese = CHINESE.test(character);
    if (chinese) yield [0, ' '];
    yield [character.length, character];
    if (chinese) yield [0, ' '];
  }
}

function strip(left: boolean, right: boolean): Normalizer {
  return (source, { first, last }) => {
    const { text } = source;
    const start = left && first ? /^\p{White_Space}*/u.exec(text)![0].length : 0;
    const end = right && last ? text.length - /\p{White_Space}*$/u.exec(text)![0].length : text.length;
    return sliceAligned(source, start, Math.max(start, end));
  };
}

/** Only what cannot match across the start of a run of white space, where texts are cut: see `subword-tokenizer.ts`. */
function replaceAll(config: Config): Normalizer {
  const { String: literal, Regex: regex } = config.pattern as { String?: string; Regex?: string };
  const content = String(config.content);
  if (regex === ' {2,}')
    return (source) =>
      rewrite(
        source,
        eachMatch(source.text, / {2,}/g, () => content),
      );
  if (!literal || WHITE_SPACE_RUN.test(literal))
    throw new Error(
      `tokenizer.json: normalizer "Replace" of ${JSON.stringify(config.pattern)} is not supported`,
    );
  const pattern = new RegExp(literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'gu');
  return (source) =>
    rewrite(
      source,
      eachMatch(source.text, pattern, () => content),
    );
}

function precompiled(charsmap: PrecompiledCharsmap): Normalizer {
  function* stretches(text: string): Generator<Rewrite> {
    for (const { segment } of graphemes.segment(text)) {
      const whole =
        Buffer.byteLength(segment) < CHARSMAP_CLUSTER_BYTES ? charsmap.replacementOf(segment) : undefined;
      if (whole !== undefined) yield [segment.length, whole];
      else yield* eachCharacter(segment, (character) => charsmap.replacementOf(character) ?? character);
    }
  }
  return (source) => rewrite(source, stretches(source.text));
}
