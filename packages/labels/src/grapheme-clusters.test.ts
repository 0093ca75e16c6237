import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemeStartsUtf16 } from './grapheme-clusters.ts';

function clusters(text: string): string[] {
  const starts = graphemeStartsUtf16(text);
  return Array.from(starts.subarray(0, -1), (start, index) => text.slice(start, starts[index + 1]));
}

describe('graphemeStartsUtf16', () => {
  it.each([
    ['CRLF, but not LFCR', '\r\n\n\r', ['\r\n', '\n', '\r']],
    ['a letter with its combining marks', 'e\u0301\u0323x', ['e\u0301\u0323', 'x']],
    ['a Devanagari letter with its vowel sign', 'कि', ['कि']],
    ['Thai sara am with its consonant', 'กำ', ['กำ']],
    ['a conjoining Hangul syllable', '\u1112\u1161\u11ab\u1112', ['\u1112\u1161\u11ab', '\u1112']],
    [
      'a Hangul LV syllable with a final consonant, but not with an initial one',
      '가\u11a8가\u1100',
      ['가\u11a8', '가', '\u1100'],
    ],
    ['a flag', '🇩🇪', ['🇩🇪']],
    ['an emoji with its variation selector', '❤️', ['❤️']],
    ['a keycap', '1️⃣', ['1️⃣']],
  ])('keeps together %s', (_what, text, expected) => {
    expect(clusters(text)).toEqual(expected);
  });

  it.each([
    [
      'a ZWJ emoji sequence into its people, each joiner with the one before',
      '👩‍👧‍👦',
      ['👩\u200d', '👧\u200d', '👦'],
    ],
    ['a skin tone from its emoji', '👍🏽', ['👍', '🏽']],
    ['an Indic conjunct after its virama', 'क्ष', ['क्', 'ष']],
    ['an Arabic number sign, which was no Prepend yet, from its digit', '\u0600\u0661', ['\u0600', '\u0661']],
    ['a tag sequence, whose tags were controls', '🏴\u{e0067}', ['🏴', '\u{e0067}']],
    ['a control character from its combining mark', '\u0007\u0301', ['\u0007', '\u0301']],
    ['lone surrogates', '\ud83d\ud83dx\ude00', ['\ud83d', '\ud83d', 'x', '\ude00']],
  ])('splits %s, as Unicode 8.0.0 does', (_what, text, expected) => {
    expect(clusters(text)).toEqual(expected);
  });

  it('makes one cluster of any run of regional indicators, as Unicode 8.0.0 does', () => {
    expect(clusters('🇩🇪🇫🇷🇮')).toEqual(['🇩🇪🇫🇷🇮']);
  });

  it('gives only the end for an empty text', () => {
    expect([...graphemeStartsUtf16('')]).toEqual([0]);
  });

  it('agrees with the grammar of UAX #29, table 1c, on random text', () => {
    // Only characters whose properties are the same in Unicode 8 and today, so that \p{M} may stand in for Extend and
    // SpacingMark; 가 stands for the LV syllables, 각 for the LVT ones.
    const hangul =
      '[\u1100-\u115f]*(?:가[\u1160-\u11a7]*|각|[\u1160-\u11a7]+)[\u11a8-\u11ff]*|[\u1100-\u115f]+|[\u11a8-\u11ff]+';
    const cluster = new RegExp(`\r\n|(?:[\u{1f1e6}-\u{1f1ff}]+|${hangul}|\\P{Cc})[\\p{M}\u200d]*|[^]`, 'gu');
    const characters = [
      'a',
      'क',
      '\u093f',
      '\u094d',
      '\u0301',
      '\u20e3',
      '\ufe0f',
      '\u200d',
      '\r',
      '\n',
      '\u0001',
    ];
    const unit = fc.constantFrom(
      ...characters,
      '\u1100',
      '\u1161',
      '\u11a8',
      '가',
      '각',
      '🇩',
      '🇪',
      '👩',
      '😀',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        expect(clusters(text)).toEqual(text.match(cluster) ?? []);
      }),
      { numRuns: 1000 },
    );
  });
});
