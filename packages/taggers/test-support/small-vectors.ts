import { WordVectors, wordHash } from '@spansmith/word-vectors';

const CITIES = ['rome', 'oslo', 'lima', 'bonn', 'york'];
const PEOPLE = ['ann', 'bob', 'zoe', 'carla', 'dan'];

/** Vectors of two dimensions, in which cities are alike and people are alike. */
export const smallVectors = new WordVectors({
  name: 'small vectors',
  licence: 'MIT',
  dimension: 2,
  table: Int8Array.from([
    ...CITIES.flatMap((_, at) => [100 + at, at]),
    ...PEOPLE.flatMap((_, at) => [-at, 110 + at]),
    0,
    0,
  ]),
  scale: 0.02,
  hashes: BigUint64Array.from([...CITIES, ...PEOPLE], wordHash),
});
