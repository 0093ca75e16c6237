import { shapeOf } from '../crf/features/word-forms.ts';

/** A table of learnt vectors, one for every form of a word that training saw often enough. */
export interface WordTable {
  readonly name: string;
  readonly width: number;
  readonly formOf: (word: string) => string;
}

/** Rarer forms share the vector of unknown ones. */
export const MIN_FORM_COUNT = 2;

const AFFIX_TABLES = [
  { length: 2, width: 16 },
  { length: 3, width: 24 },
  { length: 4, width: 24 },
];

const normOf = (word: string): string => word.toLowerCase().replace(/\p{Nd}/gu, '0');

export const WORD_TABLES: readonly WordTable[] = [
  { name: 'norm', width: 64, formOf: normOf },
  ...AFFIX_TABLES.map(({ length, width }) => ({
    name: `prefix${length}`,
    width,
    formOf: (word: string) => [...normOf(word)].slice(0, length).join(''),
  })),
  ...AFFIX_TABLES.map(({ length, width }) => ({
    name: `suffix${length}`,
    width,
    formOf: (word: string) => [...normOf(word)].slice(-length).join(''),
  })),
  { name: 'shape', width: 32, formOf: shapeOf },
];

/** The table of where a token stands in its line and its coarse token; see `placeOf`. */
export const PLACE_TABLE = { name: 'place', rowCount: 32, width: 16 } as const;

/** Columns of a token's row numbers: the word tables, then the place. */
export const TABLE_COUNT = WORD_TABLES.length + 1;

export const TABLE_WIDTHS: readonly number[] = [...WORD_TABLES.map(({ width }) => width), PLACE_TABLE.width];

/** Length of the vectors of all tables together. */
export const EMBEDDED_WIDTH = TABLE_WIDTHS.reduce((sum, width) => sum + width, 0);
