/**
 * What serving a model costs: `node scripts/run.mjs tests/benchmarks/inference.ts [--data FILE.jsonl[.gz]]`.
 *
 * Trains on the lines with `split=train` of a file in the neutral format, or on the offer letters of `samples/`; then
 * a process that did not train loads the artifact as the runtime does and extracts from 25 texts of 5,000 UTF-16 code
 * units, as much as one request may bring. Prints one JSON line. `eventLoopDelayMs` is how long the main thread was
 * held up at most while it waited for those texts.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { InferencePool, type LoadedModel } from '../../packages/inference/src/index.ts';
import { readArtifact, type WrittenArtifact } from '../../packages/model-artifact/src/index.ts';
import { FolderObjectStore } from '../../packages/object-store/src/index.ts';
import { createTokenizer } from '../../packages/tokenization/src/index.ts';
import { readLabelledTexts } from './labelled-texts.ts';

const REQUEST_TEXTS = 25;
const CHARACTERS_PER_TEXT = 5000;
const RUNS = 10;
const SHORT_TEXT_REPEATS = 200;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folder = await mkdtemp(join(tmpdir(), 'bench-inference-'));
const pool = new InferencePool();
try {
  const written = await trainInChild(folder, values.data);
  const { test } = await readLabelledTexts(values.data);
  const store = new FolderObjectStore(folder);
  const before = residentMiB();
  const startedAt = performance.now();
  const artifact = await readArtifact(store, 'models/bench/', written.manifestSha256);
  const verifiedAt = performance.now();
  const model = await pool.load(artifact);
  const loadedAt = performance.now();
  const again = await pool.load(artifact);
  const loadedAgainAt = performance.now();
  await again.close();

  const request = fullRequest(test.map(({ text }) => text).join('\n'));
  const tokenize = createTokenizer(artifact.manifest.tagger.tokenizerConfig);
  const tokens = request.reduce((sum, { text }) => sum + tokenize(text).count, 0);
  const { requestMs, eventLoopDelayMs } = await timeRequests(model, request);
  console.log(
    JSON.stringify({
      data: values.data ?? 'samples/offer-letters',
      artifactMiB: toMiB(written.sizeBytes),
      verifyMs: round(verifiedAt - startedAt),
      loadMs: round(loadedAt - verifiedAt),
      loadInWarmThreadMs: round(loadedAgainAt - loadedAt),
      requestMs: round(requestMs),
      tokensPerSecond: Math.round((tokens / requestMs) * 1000),
      shortTextMs: round(await timeShortText(model, test[0]!.text.slice(0, 100))),
      eventLoopDelayMs: round(eventLoopDelayMs),
      cacheCountsMiB: toMiB(model.byteSize),
      residentMiB: round(residentMiB() - before),
      peakRssMiB: round(process.resourceUsage().maxRSS / 1024),
    }),
  );
  await model.close();
} finally {
  await pool.close();
  await rm(folder, { recursive: true });
}

/** Trains and writes the artifact in another process, so that its memory is not counted here. */
async function trainInChild(folder: string, data?: string): Promise<WrittenArtifact> {
  const child = fork(join(import.meta.dirname, 'train-artifact.ts'), data ? [folder, data] : [folder]);
  const [written] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`training ended with code ${code}`))),
  ]);
  return written;
}

function fullRequest(text: string): { text: string }[] {
  const enough = text.repeat(Math.ceil((REQUEST_TEXTS * CHARACTERS_PER_TEXT) / text.length));
  return Array.from({ length: REQUEST_TEXTS }, (_, at) => ({
    text: enough.slice(at * CHARACTERS_PER_TEXT, (at + 1) * CHARACTERS_PER_TEXT),
  }));
}

/** The median time of a request, after two to warm up. */
async function timeRequests(model: LoadedModel, request: { text: string }[]) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  for (let run = -2; run < RUNS; run++) {
    if (run === 0) delay.enable();
    const start = performance.now();
    await model.extract(request);
    if (run >= 0) times.push(performance.now() - start);
  }
  delay.disable();
  return { requestMs: times.sort((a, b) => a - b)[RUNS >> 1]!, eventLoopDelayMs: delay.max / 1e6 };
}

async function timeShortText(model: LoadedModel, text: string): Promise<number> {
  const start = performance.now();
  for (let run = 0; run < SHORT_TEXT_REPEATS; run++) await model.extract([{ text }]);
  return (performance.now() - start) / SHORT_TEXT_REPEATS;
}

function residentMiB(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}

function toMiB(bytes: number): number {
  return round(bytes / 2 ** 20);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
