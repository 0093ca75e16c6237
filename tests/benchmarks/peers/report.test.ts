import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderReport } from './report.ts';
import { type BenchmarkResult, mergeResult, readResults } from './results.ts';

const run = { precision: 60, recall: 40, trainSeconds: 12.34, tokensPerSecond: 23_450, peakRssMiB: 400 };

function result(system: string, scores: number[], more: Partial<BenchmarkResult> = {}): BenchmarkResult {
  return {
    set: 'letters',
    trainDocuments: 50,
    testDocuments: 10,
    system,
    versions: { [system]: '1.2' },
    settings: { c1: 0.1 },
    machine: { processor: 'Some CPU', cores: 2 },
    runs: scores.map((microF1, seed) => ({ ...run, microF1, seed })),
    ...more,
  };
}

describe('mergeResult', () => {
  it('lets a result take the place of the one of the same system, set and size', () => {
    const others = [result('spacy', [1]), result('crfsuite', [2], { trainDocuments: 100 })];
    const merged = [...others, result('crfsuite', [3])].reduce(mergeResult, [result('crfsuite', [4])]);
    expect(merged.map(({ runs }) => runs[0]!.microF1)).toEqual([3, 1, 2]);
  });

  it('orders results alike, whichever came first', () => {
    const all = [
      result('spacy', [1]),
      result('crfsuite', [1]),
      result('crfsuite', [1], { set: 'acts' }),
      result('crfsuite', [1], { trainDocuments: 9 }),
    ];
    expect(all.toReversed().reduce(mergeResult, [])).toEqual(all.reduce(mergeResult, []));
  });
});

describe('renderReport', () => {
  const text = renderReport([
    result('crfsuite', [54.26]),
    result('engine-a', [67, 66, 68.5], {
      runs: [67, 66, 68.5].map((microF1, seed) => ({
        ...run,
        microF1,
        seed,
        parts: { crf: 0.75, cnn: 0.25 },
      })),
    }),
    result('crfsuite', [70], { trainDocuments: 100 }),
  ]);

  it('has a row for each set and size, and a column for each system that has results', () => {
    expect(text).toContain(
      [
        '| set | train | test | Spansmith A | CRFsuite |',
        '|---|---|---|---|---|',
        '| letters | 50 | 10 | 67.2 (66.0–68.5) | 54.3 |',
        '| letters | 100 | 10 |  | 70.0 |',
      ].join('\n'),
    );
  });

  it('tells what a result cost, on how many cores, with which seeds and parts', () => {
    expect(text).toContain(
      '| letters | 50 | Spansmith A | 12 | 2 | 23.4k | 400 MiB | 0, 1, 2 | crf 0.75, cnn 0.25 |',
    );
  });

  it('tells versions, licence, settings and processor of each system once', () => {
    expect(text).toContain(
      '| CRFsuite | BSD-3-Clause (CRFsuite), MIT (python-crfsuite) | crfsuite 1.2 | c1 0.1 | Some CPU |',
    );
  });
});

it('is what docs/benchmarks.md holds, for the results beside it', async () => {
  const docs = join(import.meta.dirname, '../../../docs');
  const results = await readResults(join(docs, 'benchmarks.json'));
  expect(await readFile(join(docs, 'benchmarks.md'), 'utf8')).toBe(renderReport(results));
});
