/**
 * How well a model does: `npm run bench:quality -- --data FILE.jsonl[.gz] [--train-limit N] [--seed S] [--seeds N]
 * [--engine a|b|auto] [--encoder DIR] [--folds N] [--cache DIR] [--predictions FILE]`.
 *
 * Trains on the lines with `split=train` of a file in the neutral format (the first N of them), as a training job
 * does; then loads the artifact as the runtime does, and compares what it extracts from the lines with `split=test`
 * strictly: category, offset and length must be those of the label. Prints a JSON line for every seed, and one of
 * their means if there are several. Scores are in percent, `perCategory` holds F1, `tokensPerSecond` is the speed of the
 * extraction on one thread. Progress, and what was tried and chosen, go to the standard error.
 */

import { spawnSync } from 'node:child_process';
import { type Manifest, packArtifact } from '../../packages/model-artifact/src/index.ts';
import { createTokenizer } from '../../packages/tokenization/src/index.ts';
import { loadWordVectors } from '../../packages/word-vectors/src/index.ts';
import { artifactParts } from './artifact-parts.ts';
import { extractAll } from './extract-all.ts';
import { readLabelledTexts } from './labelled-texts.ts';
import { writePredictions } from './predictions-file.ts';
import { progressLog } from './progress-log.ts';
import { type QualityOptions, readQualityOptions } from './quality-options.ts';
import { hundredths, mean } from './rounding.ts';
import { scoreSpans } from './score-spans.ts';
import { trainAsPlatform } from './train-as-platform.ts';

const options = readOptionsOrExit();
const texts = await readLabelledTexts(options.data);
const training = texts.train.slice(0, options.trainLimit);
// Converts them if this is the first use on this machine, which no training is to be charged with.
await loadWordVectors({ language: texts.language, cacheFolder: options.cacheFolder });

const results: Awaited<ReturnType<typeof measure>>[] = [];
for (let seed = options.seed; seed < options.seed + options.seeds; seed++) {
  results.push(await measure(seed));
  console.log(JSON.stringify(results.at(-1)));
}
if (results.length > 1) console.log(JSON.stringify(meansOf(results)));

function readOptionsOrExit(): QualityOptions {
  try {
    return readQualityOptions();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

async function measure(seed: number) {
  const { data, predictions: file } = options;
  const startedAt = performance.now();
  const { tagger, report } = await trainAsPlatform(
    texts,
    training,
    { ...options, seed },
    { onProgress: progressLog() },
  );
  const trainSeconds = hundredths((performance.now() - startedAt) / 1000);
  console.error(JSON.stringify({ heldOut: report.heldOut, choices: report.choices }));
  const artifact = packArtifact(artifactParts(tagger, texts.categories, seed));
  await tagger.release();

  const { predictions, seconds } = await extractAll(artifact, texts.test);
  if (file !== undefined) await writePredictions(file, texts.test, predictions);
  return {
    data,
    trainDocuments: training.length,
    seed,
    engine: report.engine,
    parts: Object.fromEntries(report.parts.map(({ kind, weight }) => [kind, weight])),
    features: report.choices.features.value,
    precisions: Object.fromEntries(report.parts.map(({ kind, precision }) => [kind, precision.type])),
    ...scoreSpans(texts.test, predictions),
    heldOutF1: report.heldOut.scores && hundredths(100 * report.heldOut.scores.f1),
    trainSeconds,
    predictSeconds: seconds,
    tokensPerSecond: Math.round(countTokens(artifact.manifest) / seconds),
    modelMiB: hundredths(artifact.model.byteLength / 2 ** 20),
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    settings: options.folds === undefined ? {} : { folds: options.folds },
    versions: versionsOf(artifact.manifest),
  };
}

/** The commit, in a checkout, says more than the version while nothing is released. */
function versionsOf({ versions: { spansmith, onnxruntime } }: Manifest): Record<string, string> {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  const version = status === 0 ? `${spansmith} (${stdout.trim()})` : spansmith;
  return { spansmith: version, node: process.versions.node, onnxruntime };
}

function countTokens({ tagger }: Manifest): number {
  const tokenize = createTokenizer(tagger.tokenizerConfig);
  return texts.test.reduce((sum, { text }) => sum + tokenize(text).count, 0);
}

function meansOf(all: typeof results) {
  const meanOf = (pick: (result: (typeof results)[number]) => number) => hundredths(mean(all.map(pick)));
  return {
    data: options.data,
    seeds: all.map(({ seed }) => seed),
    microF1: meanOf(({ microF1 }) => microF1),
    precision: meanOf(({ precision }) => precision),
    recall: meanOf(({ recall }) => recall),
    trainSeconds: meanOf(({ trainSeconds }) => trainSeconds),
    tokensPerSecond: Math.round(meanOf(({ tokensPerSecond }) => tokensPerSecond)),
  };
}
