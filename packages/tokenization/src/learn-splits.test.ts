import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnSplits } from './learn-splits.ts';
import { createTokenizer } from './tokenize.ts';
import { noSplits } from './tokenizer-config.ts';

/** A text whose labels stand in brackets, and the labels. */
function labelled(marked: string) {
  const spans = [];
  let text = '';
  for (const [, before, inside] of marked.matchAll(/([^[\]]*)(?:\[([^\]]*)\])?/g)) {
    text += before;
    if (inside === undefined) continue;
    spans.push({ category: 'X', startUtf16: text.length, endUtf16: text.length + inside.length });
    text += inside;
  }
  return { text, spans };
}

function wordsAfter(training: string[], text: string): string[] {
  const { startUtf16, endUtf16 } = createTokenizer({ splits: learnSplits(training.map(labelled)) })(text);
  return Array.from(startUtf16, (start, token) => text.slice(start, endUtf16[token]));
}

describe('learnSplits', () => {
  it('learns nothing from labels that keep to the edges of words', () => {
    expect(learnSplits([labelled('from [Rome] to [New York], [5] km')])).toEqual(noSplits);
  });

  it('carries an ending over to new words', () => {
    expect(wordsAfter(['a [Berlin]bound train', 'the [Leeds]bound bus'], 'a Romebound ship')).toEqual([
      'a',
      'Rome',
      'bound',
      'ship',
    ]);
  });

  it('carries a beginning over to new words', () => {
    expect(wordsAfter(['pre[war] art', 'pre[election] talks'], 'a prematch show')).toEqual([
      'a',
      'pre',
      'match',
      'show',
    ]);
  });

  it('carries a change of case over to new words', () => {
    expect(wordsAfter(['#Love[Paris]', '#See[Rome]Now'], '#iMissTokyo')).toEqual(['#', 'i', 'Miss', 'Tokyo']);
  });

  it('carries a place in numbers over to new numbers', () => {
    expect(wordsAfter(['on [2024]0131', 'on [2023]1224'], 'by 19991231')).toEqual(['by', '1999', '1231']);
    expect(wordsAfter(['no. 12[34]', 'no. 5[67]'], 'no. 98765')).toEqual(['no', '.', '987', '65']);
  });

  it('keeps to the word itself where a rule would cut many others', () => {
    const other = 'as is so us was has this yes bus gas '.repeat(10);
    expect(wordsAfter([`${other} the [Smith]s`], 'the Smiths, as is')).toEqual([
      'the',
      'Smith',
      's',
      ',',
      'as',
      'is',
    ]);
  });

  it('makes every edge of a label an edge of a token, whatever the labels', () => {
    fc.assert(
      fc.property(textWithSpans(), ({ text, spans }) => {
        const { startUtf16, endUtf16 } = createTokenizer({ splits: learnSplits([{ text, spans }]) })(text);
        const edges = new Set([...startUtf16, ...endUtf16]);
        for (const edge of spans.flatMap((span) => [span.startUtf16, span.endUtf16]))
          if (!isInWhiteSpace(text, edge) && !isInPair(text, edge)) expect(edges).toContain(edge);
      }),
    );
  });

  it('does not depend on the order of the texts', () => {
    const texts = ['a [Rome]bound', '#My[City]', 'pre[war] 20[24]', 'un[do]ing'].map(labelled);
    expect(JSON.stringify(learnSplits(texts.toReversed()))).toBe(JSON.stringify(learnSplits(texts)));
  });
});

function textWithSpans() {
  const piece = fc.oneof(
    fc.constantFrom(
      'Rome',
      'bound',
      '2024',
      '12',
      ' ',
      '\r\n',
      '東京',
      'e\u0301',
      '😀',
      '-',
      'ABc',
      '❤\ufe0f',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  return fc
    .record({
      text: fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join('')),
      cuts: fc.array(fc.nat({ max: 40 }), { maxLength: 8 }),
    })
    .map(({ text, cuts }) => {
      const places = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
      const spans = [];
      for (let at = 0; at + 1 < places.length; at += 2)
        spans.push({ category: 'X', startUtf16: places[at]!, endUtf16: places[at + 1]! });
      return { text, spans };
    });
}

const isSpace = (character: string | undefined) =>
  character === undefined || /[\s\u0085\u200b\ufeff]/.test(character);
const isInWhiteSpace = (text: string, edge: number) => isSpace(text[edge - 1]) && isSpace(text[edge]);
const isInPair = (text: string, edge: number) => edge > 0 && text.codePointAt(edge - 1)! > 0xffff;
