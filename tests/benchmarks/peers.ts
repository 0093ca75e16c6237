/**
 * How our engines compare, for developers: `npm run bench:peers -- [--python PATH] [--encoder DIR] [--sets SET[:N],...]
 * [--systems NAME,...] [--seeds N] [--data DIR]`.
 *
 * Runs each system on each set in a process of its own, one after the other; scores what they predict with one scorer;
 * and keeps each result in `docs/benchmarks.json` as soon as there is one, in the place of an earlier one of the same
 * system, set and size. `docs/benchmarks.md` is then written from all results there, so that a long run can be done in
 * parts. `--systems none` only does the writing. `scripts/peers/README.md` says how to get the Python.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenizer, noSplits } from '../../packages/tokenization/src/index.ts';
import { type LabelledText, readLabelledTexts } from './labelled-texts.ts';
import type { BenchmarkRow } from './peers/benchmark-rows.ts';
import { readPeersOptions } from './peers/options.ts';
import { renderReport } from './peers/report.ts';
import {
  type BenchmarkResult,
  type BenchmarkRun,
  mergeResult,
  readResults,
  writeResults,
} from './peers/results.ts';
import { runSystem, type SystemReport } from './peers/run-system.ts';
import type { System } from './peers/systems.ts';
import { readPredictions } from './predictions-file.ts';
import { hundredths } from './rounding.ts';
import { scoreSpans } from './score-spans.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const RESULTS = join(DOCS, 'benchmarks.json');
const REPORT = join(DOCS, 'benchmarks.md');

const options = readOptionsOrExit();
const scratch = await mkdtemp(join(tmpdir(), 'bench-peers-'));
try {
  for (const row of options.rows)
    for (const system of options.systems) await keepResult(await measure(row, system));
  await writeReport();
} finally {
  await rm(scratch, { recursive: true });
}

function readOptionsOrExit() {
  try {
    return readPeersOptions();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

async function measure({ set, trainLimit }: BenchmarkRow, system: System): Promise<BenchmarkResult> {
  const data = dataFile(set);
  const { train, test } = await readLabelledTexts(data);
  const runs: BenchmarkRun[] = [];
  let report: SystemReport | undefined;
  for (const seed of system.isSeeded ? options.seeds : options.seeds.slice(0, 1)) {
    const predictions = join(scratch, 'predictions.jsonl');
    report = await runSystem(system, {
      ...options,
      data,
      seed,
      predictions,
      cores: availableParallelism(),
      ...(trainLimit !== undefined && { trainLimit }),
    });
    const run = toRun(seed, report, test, await readPredictions(predictions, test));
    console.error(JSON.stringify({ set, trainLimit, system: system.name, ...run }));
    runs.push(run);
  }
  const { versions, settings } = report!;
  return {
    set,
    trainDocuments: Math.min(trainLimit ?? train.length, train.length),
    testDocuments: test.length,
    system: system.name,
    versions,
    settings,
    machine: { processor: cpus()[0]!.model, cores: availableParallelism() },
    runs,
  };
}

function dataFile(set: string): string {
  const plain = join(options.data, `${set}.jsonl`);
  return existsSync(plain) ? plain : `${plain}.gz`;
}

function toRun(
  seed: number,
  { trainSeconds, predictSeconds, peakRssMiB, parts }: SystemReport,
  test: readonly LabelledText[],
  predictions: Parameters<typeof scoreSpans>[1],
): BenchmarkRun {
  const tokenize = createTokenizer({ splits: noSplits });
  const tokens = test.reduce((sum, { text }) => sum + tokenize(text).count, 0);
  const { microF1, precision, recall } = scoreSpans(test, predictions);
  return {
    seed,
    microF1,
    precision,
    recall,
    trainSeconds: hundredths(trainSeconds),
    tokensPerSecond: Math.round(tokens / predictSeconds),
    peakRssMiB: Math.round(peakRssMiB),
    ...(parts && { parts }),
  };
}

/** Reads the file anew, as another run may have added to it. */
async function keepResult(result: BenchmarkResult): Promise<void> {
  await writeResults(RESULTS, mergeResult(await readResults(RESULTS), result));
  await writeReport();
}

async function writeReport(): Promise<void> {
  await writeFile(REPORT, renderReport(await readResults(RESULTS)));
}
