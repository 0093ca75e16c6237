import { describe, expect, it } from 'vitest';
import { labelledText } from '../../taggers/test-support/labelled-text.ts';
import { countElsewhere } from './surface-counts.ts';

describe('countElsewhere', () => {
  it('counts whole words in any case, labelled and not, in all documents but one', () => {
    const documents = ['[Rome|City] and rome', 'romes ROME Rome', 'old [Rome by night|Work], Rome.'].map(
      labelledText,
    );
    const counts = documents.map((document) => countElsewhere('Rome', documents, document));
    expect(counts).toEqual([
      { labelled: 0, unlabelled: 3 },
      { labelled: 1, unlabelled: 2 },
      { labelled: 1, unlabelled: 3 },
    ]);
  });

  it('takes words as they are, whatever signs are in them', () => {
    const documents = ['a', 'in C++ (x)', 'in C++ (x)'].map(labelledText);
    expect(countElsewhere('C++ (x)', documents, documents[0]!)).toEqual({ labelled: 0, unlabelled: 2 });
  });

  it('leaves out what lies outside of the regions', () => {
    const [other, document] = ['x', 'Rome Rome'].map(labelledText);
    const regions = [{ startUtf16: 0, endUtf16: 4, spans: [] }];
    expect(countElsewhere('Rome', [{ ...document!, regions }], other!)).toEqual({
      labelled: 0,
      unlabelled: 1,
    });
  });
});
