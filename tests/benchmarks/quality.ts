/**
 * How well a model does: `npm run bench:quality -- --data FILE.jsonl[.gz] [--train-limit N] [--seed S]`.
 *
 * Trains on the lines with `split=train` of a file in the neutral format (the first N of them), as a training job
 * does; then loads the artifact as the runtime does, and compares what it extracts from the lines with `split=test`
 * strictly: category, offset and length must be those of the label. Prints one JSON line; scores are in percent,
 * `perCategory` holds F1, and `tokensPerSecond` is the speed of the extraction. Progress goes to the standard error.
 */
import { parseArgs } from 'node:util';
import {
  addCounts,
  type CategoryCounts,
  countDocument,
  microScores,
  scoresOf,
} from '../../packages/evaluation/src/index.ts';
import { loadModel } from '../../packages/inference/src/index.ts';
import { packArtifact } from '../../packages/model-artifact/src/index.ts';
import { createTokenizer } from '../../packages/tokenization/src/index.ts';
import { trainModel } from '../../packages/trainer/src/index.ts';
import { type LabelledText, readLabelledTexts } from './labelled-texts.ts';

const usage = 'Usage: npm run bench:quality -- --data FILE.jsonl[.gz] [--train-limit N] [--seed S]';
const batchSize = 64;

const { data, trainLimit, seed } = readArgumentsOrExit();
const { categories, train, test } = await readLabelledTexts(data);
const documents = train.slice(0, trainLimit).map(toDocument);

const trainingStartedAt = performance.now();
const { tagger, report } = await trainModel(
  { categories, documents },
  { seed },
  { onProgress: logProgress() },
);
const trainSeconds = (performance.now() - trainingStartedAt) / 1000;
console.error(JSON.stringify({ heldOut: report.heldOut, choices: report.choices, parts: report.parts }));

const artifact = packArtifact({
  model: tagger.toOnnx(),
  categories,
  tagger: tagger.description,
  training: { configVersion: 'bench', dataSha256: '0'.repeat(64), seed },
});
const { counts, seconds } = await evaluate();
const { f1, precision, recall } = microScores(counts);
const tokenize = createTokenizer(tagger.description.tokenizerConfig);
const tokens = test.reduce((sum, { text }) => sum + tokenize(text).count, 0);
console.log(
  JSON.stringify({
    data,
    trainDocuments: documents.length,
    microF1: percent(f1),
    precision: percent(precision),
    recall: percent(recall),
    perCategory: Object.fromEntries([...counts].map(([category, c]) => [category, percent(scoresOf(c).f1)])),
    trainSeconds: round(trainSeconds),
    tokensPerSecond: Math.round(tokens / seconds),
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);

function readArgumentsOrExit() {
  try {
    return readArguments();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

function readArguments(): { data: string; trainLimit: number | undefined; seed: number } {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      'train-limit': { type: 'string' },
      seed: { type: 'string', default: '0' },
    },
  });
  const integer = (name: string, value: string): number => {
    const number = Number(value);
    if (value.trim() === '' || !Number.isInteger(number) || number < 0)
      throw new Error(`--${name} must be an integer of 0 or more, not "${value}". ${usage}`);
    return number;
  };
  if (values.data === undefined) throw new Error(`--data is missing. ${usage}`);
  const limit = values['train-limit'];
  return {
    data: values.data,
    trainLimit: limit === undefined ? undefined : integer('train-limit', limit),
    seed: integer('seed', values.seed),
  };
}

function toDocument({ text, spans }: LabelledText) {
  return { text, regions: [{ startUtf16: 0, endUtf16: text.length, spans }] };
}

/** A line at every tenth of the work. */
function logProgress() {
  let logged = 0;
  return ({
    stage,
    fraction,
    loss,
    heldOutF1,
  }: {
    stage: string;
    fraction: number;
    loss: number;
    heldOutF1?: number;
  }) => {
    if (fraction < logged + 0.1) return;
    logged = fraction;
    const score = heldOutF1 === undefined ? '' : `, held-out F1 ${percent(heldOutF1)}`;
    console.error(`${stage} ${Math.round(100 * fraction)} %, loss ${loss.toFixed(1)}${score}`);
  };
}

async function evaluate(): Promise<{ counts: CategoryCounts; seconds: number }> {
  const counts: CategoryCounts = new Map();
  const model = await loadModel(artifact);
  try {
    const startedAt = performance.now();
    for (let first = 0; first < test.length; first += batchSize) {
      const batch = test.slice(first, first + batchSize).map(toDocument);
      const predictions = await model.extract(batch);
      for (const [index, document] of batch.entries())
        addCounts(
          counts,
          countDocument({ location: '', language: '', ...document, predicted: predictions[index]! }),
        );
    }
    return { counts, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await model.close();
  }
}

function percent(share: number): number {
  return round(100 * share);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
