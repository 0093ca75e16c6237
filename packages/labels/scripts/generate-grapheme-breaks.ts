/**
 * Writes `src/grapheme-breaks.gen.ts`: the Grapheme_Cluster_Break classes of Unicode 8.0.0.
 *
 * The data never changes again, so its package (30 MB) is no dependency of ours. To regenerate:
 *
 *     npm install --no-save --prefix DIR @unicode/unicode-8.0.0@2.0.7
 *     node packages/labels/scripts/generate-grapheme-breaks.ts DIR
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** LV and LVT are left out: they follow from the arithmetic of Hangul syllables. Prepend is empty in 8.0.0. */
const CLASSES = ['CR', 'LF', 'Control', 'Extend', 'SpacingMark', 'Regional_Indicator', 'L', 'V', 'T'];

/** `end` is exclusive. */
type Range = { begin: number; end: number };

const [directory] = process.argv.slice(2);
if (!directory)
  throw new Error('Usage: generate-grapheme-breaks.ts DIR, where @unicode/unicode-8.0.0 is installed');
const data = resolve(directory, 'node_modules/@unicode/unicode-8.0.0/Grapheme_Cluster_Break');

const hex = (codePoint: number) => codePoint.toString(16);
const lines: string[] = [];
for (const name of CLASSES) {
  const ranges = (await import(`${data}/${name}/ranges.mjs`)).default as Range[];
  const text = ranges.map(({ begin, end }) =>
    end - begin === 1 ? hex(begin) : `${hex(begin)}-${hex(end - 1)}`,
  );
  lines.push(`  ${name}:\n    '${text.join(' ')}',`);
}
writeFileSync(
  new URL('../src/grapheme-breaks.gen.ts', import.meta.url),
  `// Written by scripts/generate-grapheme-breaks.ts from the Unicode Character Database 8.0.0 (Unicode, Inc., Unicode
// License). Do not edit.

/** Grapheme_Cluster_Break of Unicode 8.0.0: ranges of code points in hex, both ends included. */
export const graphemeBreakRanges = {
${lines.join('\n')}
} as const;
`,
);
