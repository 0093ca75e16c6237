import type { StringIndexType } from '../../scripts/quickstart/life-cycle.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The grapheme clusters of a text by the rules of Unicode 8, in which a zero-width joiner and a skin-tone modifier
 * do not join emoji: today's clusters, cut again behind every joiner and before every modifier.
 */
function textElements(text: string): string[] {
  return [...graphemes.segment(text)].flatMap(({ segment }) =>
    segment.split(/(?<=\u200d)(?=\p{Extended_Pictographic})|(?=\p{Emoji_Modifier})/u),
  );
}

/** The part of `text` that an offset and a length name, counted by a naive reading of the unit. */
export function textAt(text: string, offset: number, length: number, unit: StringIndexType): string {
  if (unit === 'Utf16CodeUnit') return text.slice(offset, offset + length);
  const characters = unit === 'UnicodeCodePoint' ? [...text] : textElements(text);
  return characters.slice(offset, offset + length).join('');
}
