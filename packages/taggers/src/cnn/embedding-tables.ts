import { shapeOf } from '../crf/features/word-forms.ts';

/** A table of learnt vectors, one for every form of a word that training saw often enough. */
export interface WordTable {
  readonly name: string;
  readonly width: number;
  /** Rarer forms share the vector of unknown ones. */
  readonly minCount: number;
  readonly formOf: (word: string) => string;
}

const AFFIX_LENGTH = 3;

const normOf = (word: string): string => word.toLowerCase().replace(/\p{Nd}/gu, '0');

export const WORD_TABLES: readonly WordTable[] = [
  { name: 'norm', width: 64, minCount: 2, formOf: normOf },
  {
    name: 'prefix',
    width: 32,
    minCount: 2,
    formOf: (word) => [...normOf(word)].slice(0, AFFIX_LENGTH).join(''),
  },
  {
    name: 'suffix',
    width: 32,
    minCount: 2,
    formOf: (word) => [...normOf(word)].slice(-AFFIX_LENGTH).join(''),
  },
  { name: 'shape', width: 32, minCount: 2, formOf: shapeOf },
];

/** The table of where a token stands in its line and its coarse token; see `placeOf`. */
export const PLACE_TABLE = { name: 'place', rowCount: 32, width: 16 } as const;

/** Columns of a token's row numbers: the word tables, then the place. */
export const TABLE_COUNT = WORD_TABLES.length + 1;

export const TABLE_WIDTHS: readonly number[] = [...WORD_TABLES.map(({ width }) => width), PLACE_TABLE.width];

/** Length of the vectors of all tables together. */
export const EMBEDDED_WIDTH = TABLE_WIDTHS.reduce((sum, width) => sum + width, 0);
