import { noSplits } from '@spansmith/tokenization';
import { describe, expect, it } from 'vitest';
import { labelledText } from '../../test-support/labelled-text.ts';
import { taggerOf } from '../../test-support/tagger-of.ts';
import type { TokenScores } from '../ensemble/token-scores.ts';
import { loadTagger } from '../load-tagger.ts';
import { type CrfOptions, crfPart } from './crf-part.ts';

const options: CrfOptions = {
  categories: ['Person', 'City'],
  tokenizerConfig: { splits: noSplits },
  featureConfig: { line: true, wideContextTokens: 2 },
  l2: 0.1,
  maxIterations: 40,
  tolerance: 1e-4,
};
const crf = await crfPart.train(
  ['[Ann|Person] is in [Rome|City]', '[Bob|Person] is in [Oslo|City]', 'x is in y'].map(labelledText),
  options,
);
const trained = taggerOf(crf, options);
const served = loadTagger(JSON.parse(JSON.stringify(trained.description)), trained.toOnnx());
const rowCount = crf.chain.featureHashes.length;

/** What the graph does, in JavaScript. */
function runGraph(text: string): TokenScores {
  const tagCount = trained.description.tags.length;
  const weights = crf.chain.emissionWeights;
  const { tokens, calls } = served.encode(text);
  const emissions = new Float32Array(tokens.count * tagCount);
  for (const { firstToken, feeds } of calls) {
    const { data, dims } = feeds['crf.featureRows']!;
    const [count, width] = dims as [number, number];
    for (let cell = 0; cell < count * width; cell++) {
      const row = data[cell] as number;
      if (row === rowCount) continue;
      const token = firstToken + Math.floor(cell / width);
      for (let tag = 0; tag < tagCount; tag++)
        emissions[token * tagCount + tag]! += weights[row * tagCount + tag]!;
    }
  }
  return { tokens, emissions: [emissions] };
}

describe('a CRF loaded from its artifact', () => {
  it('predicts what the trained one does', async () => {
    const text = 'Ann is in Oslo\nBob is in Rome. '.repeat(40);
    expect(served.decode(runGraph(text))).toEqual(await trained.predict(text));
  });

  it('prepares calls of bounded size that cover every token once, in order', () => {
    const { tokens, calls } = served.encode('Ann is in Rome. '.repeat(2000));
    let next = 0;
    for (const { firstToken, endToken, feeds } of calls) {
      expect(firstToken).toBe(next);
      expect(endToken - firstToken).toBeLessThanOrEqual(256);
      expect(feeds['crf.featureRows']!.dims[0]).toBe(endToken - firstToken);
      expect(feeds['crf.featureRows']!.data).toHaveLength(
        feeds['crf.featureRows']!.dims.reduce((size, dim) => size * dim),
      );
      next = endToken;
    }
    expect(next).toBe(tokens.count);
  });

  it('prepares no call for a text without tokens, and a row of padding for unknown features alone', () => {
    expect([...served.encode(' \n').calls]).toEqual([]);
    expect(served.decode({ tokens: served.encode('').tokens, emissions: [new Float32Array(0)] })).toEqual([]);
  });

  it('is refused where the kind is unknown or the bytes are no model', () => {
    const parts = [{ ...trained.description.parts[0]!, kind: 'magic' }];
    expect(() => loadTagger({ ...trained.description, parts } as never, trained.toOnnx())).toThrow(
      'unknown kind of tagger part "magic"',
    );
    expect(() => loadTagger(trained.description, new Uint8Array([1, 2, 3]))).toThrow();
  });
});
