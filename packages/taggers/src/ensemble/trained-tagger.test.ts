import { noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { labelledText, markSpans } from '../../test-support/labelled-text.ts';
import { type CrfOptions, crfPart } from '../crf/crf-part.ts';
import { type MixedPart, TrainedTagger } from './trained-tagger.ts';

const options: CrfOptions = {
  categories: ['Person', 'City'],
  tokenizerConfig: { splits: noSplits },
  featureConfig: { line: false, wideContextTokens: 0 },
  l2: 0.1,
  maxIterations: 40,
  tolerance: 1e-4,
};
const precision = { type: 'fp32', reason: 'a test' } as const;
const text = 'Zoe lives in Lima.';

const [one, other] = await Promise.all(
  [
    ['[Ann|Person] lives in [Rome|City].', '[Bob|Person] lives in [Oslo|City].', 'It rains in Rome.'],
    ['[Kim|Person] lives in [Bonn|City].', 'Jo stays in [Cork|City].', 'The sun is out.'],
  ].map((marked) => crfPart.train(marked.map(labelledText), options)),
);

function mix(parts: readonly Omit<MixedPart, 'precision'>[], more: { temperature?: number } = {}) {
  return new TrainedTagger({
    ...options,
    parts: parts.map((part) => ({ ...part, precision })),
    threshold: 0.4,
    temperature: 1,
    ...more,
  });
}

describe('TrainedTagger', () => {
  it('gives spans the weighted sum of what its parts make of them', async () => {
    const [a, b, both] = await Promise.all([
      mix([{ part: one!, weight: 1 }]).predict(text),
      mix([{ part: other!, weight: 1 }]).predict(text),
      mix([
        { part: one!, weight: 0.25 },
        { part: other!, weight: 0.75 },
      ]).predict(text),
    ]);
    const cityOf = (spans: typeof a) => spans.find(({ category }) => category === 'City')!;
    expect(cityOf(both).confidence).toBeCloseTo(0.25 * cityOf(a).confidence + 0.75 * cityOf(b).confidence, 5);
  });

  it('calibrates confidences by its temperature, and finds the same spans', async () => {
    const sharp = await mix([{ part: one!, weight: 1 }]).predict(text);
    const soft = await mix([{ part: one!, weight: 1 }], { temperature: 3 }).predict(text);
    expect(markSpans(text, soft)).toBe(markSpans(text, sharp));
    for (const [index, { confidence }] of soft.entries())
      expect(Math.abs(confidence - 0.5)).toBeLessThan(Math.abs(sharp[index]!.confidence - 0.5));
  });

  it('describes its parts with their weights and precision, as JSON', () => {
    const { description } = mix([{ part: one!, weight: 1 }]);
    expect(JSON.parse(JSON.stringify(description))).toEqual({
      tags: ['O', 'B-Person', 'I-Person', 'B-City', 'I-City'],
      tokenizerConfig: options.tokenizerConfig,
      parts: [{ ...one!.description, weight: 1, precision }],
      threshold: 0.4,
      temperature: 1,
    });
  });
});
