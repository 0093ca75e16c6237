import { parseLabelsFile } from '@spansmith/labels';
import { serializeSnapshot, type TrainingSetSnapshot } from '@spansmith/training-set';
import { beforeAll, describe, expect, it } from 'vitest';
import { learningMaterial } from '../../test-support/learning-material.ts';
import { offerLetters } from '../../test-support/offer-letters.ts';
import { buildModel } from './build-model.ts';
import type { BuildProgress } from './build-progress.ts';

const OPTIONS = {
  trainingConfigVersion: '2022-05-01',
  evaluationOptions: { kind: 'manual' },
  learningMaterial,
  threads: 1,
} as const;
let snapshot: TrainingSetSnapshot;

beforeAll(async () => {
  const { labelsFile, texts } = await offerLetters();
  const project = parseLabelsFile(labelsFile);
  const documents = project.documents.map((document) => ({ ...document, text: texts[document.location]! }));
  ({ snapshot } = serializeSnapshot({ ...project, documents }));
});

describe('building a model', () => {
  it('tells how far it has come, with a share of each stage that never falls', async () => {
    const steps: BuildProgress[] = [];
    await buildModel(snapshot, OPTIONS, { onProgress: (step) => steps.push(step) });
    const order = ['training', 'evaluating'];
    const shares = steps.map(({ stage, fraction }) => order.indexOf(stage) + fraction);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(2);
    expect(steps.some(({ epoch, totalEpochs, loss }) => epoch && totalEpochs && loss)).toBe(true);
  });

  it.each(['training', 'evaluating'])('stops while %s', async (stage) => {
    const stop = new AbortController();
    const reason = new Error('stop');
    const onProgress = (step: BuildProgress) => step.stage === stage && stop.abort(reason);
    await expect(buildModel(snapshot, OPTIONS, { onProgress, signal: stop.signal })).rejects.toBe(reason);
  });

  it('evaluates inside the regions of the test documents alone', async () => {
    const halved = structuredClone(snapshot);
    for (const document of halved.documents.filter(({ dataset }) => dataset === 'Test')) {
      const [region] = document.regions;
      region!.endUtf16 = Math.floor(document.text.length / 2);
      region!.spans = region!.spans.filter(({ endUtf16 }) => endUtf16 <= region!.endUtf16);
    }
    const { evaluation } = await buildModel(halved, OPTIONS);
    for (const [index, { customEntityRecognitionResult: result }] of evaluation.documents.entries()) {
      const [region] = halved.documents.filter(({ dataset }) => dataset === 'Test')[index]!.regions;
      expect(result.entities[0]!.expectedEntities).toHaveLength(region!.spans.length);
      const predicted = result.entities.flatMap(({ predictedEntities }) => predictedEntities);
      expect(predicted.every(({ offset }) => offset < region!.endUtf16)).toBe(true);
    }
    expect(evaluation.summary.customEntityRecognitionEvaluation.microF1).toBeGreaterThan(0.5);
  });

  it('splits by percentage the same way each time, and says by which seed', async () => {
    const percentage = {
      ...OPTIONS,
      evaluationOptions: { kind: 'percentage', trainingSplitPercentage: 50, testingSplitPercentage: 50 },
    } as const;
    const { model: firstModel, ...first } = await buildModel(snapshot, percentage);
    const { model: secondModel, ...second } = await buildModel(snapshot, percentage);
    expect(second).toEqual(first);
    expect(Buffer.from(secondModel).equals(firstModel)).toBe(true);
    expect(first.evaluation.documents).toHaveLength(2);
    expect(first.evaluation.summary.evaluationOptions).toEqual({
      ...percentage.evaluationOptions,
      seed: first.training.seed,
    });
  });
});
