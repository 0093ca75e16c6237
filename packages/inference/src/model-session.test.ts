import type { TrainedTagger } from '@spansmith/taggers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import { artifactOf, trainSampleModel } from '../test-support/sample-model.ts';
import { ModelSession } from './model-session.ts';

const sentence = 'Mei Lin moved to Reno last year.\n';

let trained: TrainedTagger;
let session: ModelSession;
beforeAll(async () => {
  trained = await trainSampleModel();
  session = await ModelSession.open(await artifactOf(trained), { intraOpNumThreads: 1 });
});
afterAll(() => session.release());

async function expectSameScores(text: string): Promise<void> {
  const { tokens, emissions } = await session.score(text);
  const reference = await trained.scoreTokens(text);
  expect(tokens.count).toBe(reference.tokens.count);
  expect(emissions.map(({ length }) => length)).toEqual(reference.emissions.map(({ length }) => length));
  for (const [part, scores] of emissions.entries()) {
    const largest = scores.reduce(
      (max, score, at) => Math.max(max, Math.abs(score - reference.emissions[part]![at]!)),
      0,
    );
    expect(largest).toBeLessThan(1e-5);
  }
}

describe('a model in ONNX Runtime', () => {
  test('scores tokens as training does in JavaScript', async () => {
    await expectSameScores('Jürgen Weiß moved to São Paulo 🎉 (again), Köln-Reno 12.5%\r\n\tAda Obi');
    expect((await session.score(sentence)).emissions[0]!.some((score) => Math.abs(score) > 0.1)).toBe(true);
  });

  test('scores long texts without a seam', () => expectSameScores(sentence.repeat(500)));

  test('scores any text, the empty one and stray surrogates included', async () => {
    await expectSameScores('');
    await fc.assert(fc.asyncProperty(anyText({ maxLength: 200 }), expectSameScores), {
      numRuns: 50,
    });
    await expectSameScores('Mei \ud83d Lin \udc00moved');
  });
});
