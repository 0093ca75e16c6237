import { hundredths, mean } from '../rounding.ts';
import type { BenchmarkResult, BenchmarkRun } from './results.ts';
import { SYSTEMS, type System } from './systems.ts';

const INTRODUCTION = `# Benchmarks

Written by \`npm run bench:peers\` (see [scripts/peers](../scripts/peers/README.md)) from
[benchmarks.json](benchmarks.json). Do not edit.

Every system learns from the first documents of a set's training split and is scored on all of its test split, by one
scorer: strict span micro F1 in percent, where category, start and end must be those of the label. Where training is
seeded and several seeds ran, the figure is their mean, followed by the lowest and the highest.`;

const COST_NOTE = `Train is the wall time in seconds from labelled texts to a model, choosing settings included, on the
cores that the run had, whatever else the machine was doing. Tokens/s is the speed of extraction on one thread, features
included, in tokens of the platform's tokenizer for all systems. Memory is the peak resident set of the process that
trained and extracted. Parts are what our engines chose for the set, with the weights in the mixture.`;

/** The document with all results. The same results give the same text. */
export function renderReport(results: readonly BenchmarkResult[]): string {
  const systems = SYSTEMS.filter(({ name }) => results.some(({ system }) => system === name));
  return [
    INTRODUCTION,
    '## F1',
    scoreTable(results, systems),
    '## Cost',
    COST_NOTE,
    costTable(results, systems),
    '## Systems',
    systemTable(results, systems),
    '',
  ].join('\n\n');
}

function scoreTable(results: readonly BenchmarkResult[], systems: readonly System[]): string {
  const rows = rowsOf(results).map(({ set, trainDocuments, testDocuments, bySystem }) => [
    set,
    String(trainDocuments),
    String(testDocuments),
    ...systems.map(({ name }) => (bySystem.has(name) ? scoreOf(bySystem.get(name)!.runs) : '')),
  ]);
  return table(['set', 'train', 'test', ...systems.map(({ title }) => title)], rows);
}

function scoreOf(runs: readonly BenchmarkRun[]): string {
  const scores = runs.map(({ microF1 }) => microF1);
  if (scores.length === 1) return scores[0]!.toFixed(1);
  return `${mean(scores).toFixed(1)} (${Math.min(...scores).toFixed(1)}–${Math.max(...scores).toFixed(1)})`;
}

function costTable(results: readonly BenchmarkResult[], systems: readonly System[]): string {
  const rows = rowsOf(results).flatMap(({ set, trainDocuments, bySystem }) =>
    systems.flatMap(({ name, title }) => {
      const result = bySystem.get(name);
      if (!result) return [];
      const { runs, machine } = result;
      const meanOf = (pick: (run: BenchmarkRun) => number) => mean(runs.map(pick));
      return [
        [
          set,
          String(trainDocuments),
          title,
          seconds(meanOf(({ trainSeconds }) => trainSeconds)),
          String(machine.cores),
          thousands(meanOf(({ tokensPerSecond }) => tokensPerSecond)),
          `${Math.round(Math.max(...runs.map(({ peakRssMiB }) => peakRssMiB)))} MiB`,
          runs.map(({ seed }) => seed).join(', '),
          distinct(runs.flatMap(({ parts }) => (parts ? [pairs(parts)] : []))),
        ],
      ];
    }),
  );
  return table(
    ['set', 'documents', 'system', 'train s', 'cores', 'tokens/s', 'memory', 'seeds', 'parts'],
    rows,
  );
}

function systemTable(results: readonly BenchmarkResult[], systems: readonly System[]): string {
  const rows = systems.map(({ name, title, licence }) => {
    const own = results.filter(({ system }) => system === name);
    return [
      title,
      licence,
      distinct(own.map(({ versions }) => pairs(versions))),
      distinct(own.map(({ settings }) => pairs(settings))),
      distinct(own.map(({ machine }) => machine.processor)),
    ];
  });
  return table(['system', 'licence', 'versions', 'settings', 'processor'], rows);
}

interface ReportRow {
  set: string;
  trainDocuments: number;
  testDocuments: number;
  bySystem: Map<string, BenchmarkResult>;
}

/** The results by set and size, in their order. */
function rowsOf(results: readonly BenchmarkResult[]): ReportRow[] {
  const rows = new Map<string, ReportRow>();
  for (const result of results) {
    const { set, trainDocuments, testDocuments, system } = result;
    const key = `${set} ${trainDocuments}`;
    if (!rows.has(key)) rows.set(key, { set, trainDocuments, testDocuments, bySystem: new Map() });
    rows.get(key)!.bySystem.set(system, result);
  }
  return [...rows.values()];
}

const seconds = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const thousands = (value: number) => `${hundredths(value / 1000).toFixed(1)}k`;

const pairs = (values: Record<string, unknown>) =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

const distinct = (values: readonly string[]) => [...new Set(values)].join('; ');

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
