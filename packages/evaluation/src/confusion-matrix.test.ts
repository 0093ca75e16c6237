import { describe, expect, it } from 'vitest';
import { ConfusionTally } from './confusion-matrix.ts';

type Mark = [category: string, surface: string];

const span = (text: string, [category, surface]: Mark) => {
  const startUtf16 = text.indexOf(surface);
  return { category, startUtf16, endUtf16: startUtf16 + surface.length };
};

/** The raw values of the matrix over one text. */
function confuse(
  text: string,
  expected: Mark[],
  predicted: Mark[],
  region = { startUtf16: 0, endUtf16: text.length },
) {
  const tally = new ConfusionTally();
  const regions = [{ ...region, spans: expected.map((mark) => span(text, mark)) }];
  const spans = predicted.map((mark) => span(text, mark));
  tally.add({ location: 'a.txt', language: 'en', text, regions, predicted: spans });
  const rows = Object.entries(tally.matrix(['City', 'Person']));
  return Object.fromEntries(
    rows.map(([row, cells]) => [
      row,
      Object.fromEntries(Object.entries(cells).map(([column, { rawValue }]) => [column, rawValue])),
    ]),
  );
}

describe('ConfusionTally', () => {
  it('shares a label out over the predicted categories by visible characters', () => {
    const matrix = confuse(
      'in New York City',
      [['City', 'New York City']],
      [
        ['Person', 'New'],
        ['City', 'York'],
      ],
    );
    expect(matrix).toEqual({ City: { Person: 3 / 11, City: 4 / 11, $none: 4 / 11 }, $none: { $none: 1 } });
  });

  it('shares a gap out likewise, and counts each gap once', () => {
    expect(
      confuse(
        'abcd Rome efgh',
        [['City', 'Rome']],
        [
          ['Person', 'ab'],
          ['City', 'Rome e'],
        ],
      ),
    ).toEqual({
      City: { City: 1 },
      $none: { Person: 0.5, City: 0.25, $none: 1.25 },
    });
  });

  it('does not count gaps without visible characters', () => {
    expect(
      confuse(
        ' Rome \r\n Ann ',
        [
          ['City', 'Rome'],
          ['Person', 'Ann'],
        ],
        [],
      ),
    ).toEqual({
      City: { $none: 1 },
      Person: { $none: 1 },
    });
  });

  it('counts a label of white space by all its characters', () => {
    expect(confuse('a  b', [['City', '  ']], [['City', '  ']])).toEqual({
      City: { City: 1 },
      $none: { $none: 2 },
    });
  });

  it('looks only at the part of a prediction that is in the region', () => {
    expect(confuse('abcdefgh', [], [['City', 'cdef']], { startUtf16: 0, endUtf16: 4 })).toEqual({
      $none: { City: 0.5, $none: 0.5 },
    });
  });

  it('gives percentages of the row, rows and columns in the given order, $none last', () => {
    const tally = new ConfusionTally();
    const text = 'Rome and Paris met Ann';
    const regions = [
      {
        startUtf16: 0,
        endUtf16: 22,
        spans: ['Rome', 'Paris', 'Ann'].map((surface) =>
          span(text, [surface === 'Ann' ? 'Person' : 'City', surface]),
        ),
      },
    ];
    const predicted = [span(text, ['City', 'Rome']), span(text, ['Person', 'Paris'])];
    tally.add({ location: 'a.txt', language: 'en', text, regions, predicted });
    const matrix = tally.matrix(['Person', 'City']);
    expect(matrix.City).toEqual({
      Person: { normalizedValue: 50, rawValue: 1 },
      City: { normalizedValue: 50, rawValue: 1 },
    });
    expect([Object.keys(matrix), Object.keys(matrix.City!)]).toEqual([
      ['Person', 'City', '$none'],
      ['Person', 'City'],
    ]);
  });
});
