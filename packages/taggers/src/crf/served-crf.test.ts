import { noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { labelledText } from '../../test-support/labelled-text.ts';
import { loadTagger } from '../load-tagger.ts';
import type { TokenScores } from '../tagger.ts';
import { crfTagger } from './crf-tagger.ts';

const trained = await crfTagger.train(
  ['[Ann|Person] is in [Rome|City]', '[Bob|Person] is in [Oslo|City]', 'x is in y'].map(labelledText),
  {
    categories: ['Person', 'City'],
    tokenizerConfig: { splits: noSplits },
    featureConfig: { line: true, wideContextTokens: 2 },
    l2: 0.1,
    maxIterations: 40,
    tolerance: 1e-4,
  },
);
const served = loadTagger(JSON.parse(JSON.stringify(trained.description)), trained.toOnnx());
const rowCount = trained.model.featureHashes.length;

/** What the graph does, in JavaScript. */
function runGraph(text: string): TokenScores {
  const tagCount = trained.description.tags.length;
  const weights = trained.model.emissionWeights;
  const { tokens, calls } = served.encode(text);
  const emissions = new Float32Array(tokens.count * tagCount);
  for (const { firstToken, feeds } of calls) {
    const { data, dims } = feeds.featureRows!;
    const [count, width] = dims as [number, number];
    for (let cell = 0; cell < count * width; cell++) {
      const row = data[cell] as number;
      if (row === rowCount) continue;
      const token = firstToken + Math.floor(cell / width);
      for (let tag = 0; tag < tagCount; tag++)
        emissions[token * tagCount + tag]! += weights[row * tagCount + tag]!;
    }
  }
  return { tokens, emissions };
}

describe('a CRF loaded from its artifact', () => {
  it('predicts what the trained one does', () => {
    const text = 'Ann is in Oslo\nBob is in Rome. '.repeat(40);
    expect(served.decode(runGraph(text))).toEqual(trained.predict(text));
  });

  it('prepares calls of bounded size that cover every token once, in order', () => {
    const { tokens, calls } = served.encode('Ann is in Rome. '.repeat(2000));
    let next = 0;
    for (const { firstToken, endToken, feeds } of calls) {
      expect(firstToken).toBe(next);
      expect(endToken - firstToken).toBeLessThanOrEqual(256);
      expect(feeds.featureRows!.dims[0]).toBe(endToken - firstToken);
      expect(feeds.featureRows!.data).toHaveLength(feeds.featureRows!.dims.reduce((size, dim) => size * dim));
      next = endToken;
    }
    expect(next).toBe(tokens.count);
  });

  it('prepares no call for a text without tokens, and a row of padding for unknown features alone', () => {
    expect(served.encode(' \n').calls).toEqual([]);
    expect(served.decode({ tokens: served.encode('').tokens, emissions: new Float32Array(0) })).toEqual([]);
  });

  it('is refused where the kind is unknown or the bytes are no model', () => {
    expect(() => loadTagger({ ...trained.description, kind: 'magic' } as never, trained.toOnnx())).toThrow(
      'unknown kind of tagger "magic"',
    );
    expect(() => loadTagger(trained.description, new Uint8Array([1, 2, 3]))).toThrow();
  });
});
