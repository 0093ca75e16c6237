import { describe, expect, it } from 'vitest';
import { labelledText } from '../../taggers/test-support/labelled-text.ts';
import { heldOut } from '../test-support/held-out.ts';
import { chooseFeatures, defaultFeatures } from './choose-features.ts';

const right = { marked: 'to [Rome|City]', probability: 0.9 };
const blind = { marked: 'to Rome', probability: 0.9 };
const choose = (...beliefs: { marked: string; probability: number }[]) =>
  chooseFeatures([heldOut('to [Rome|City]', beliefs, ['City'])]).choice;

describe('chooseFeatures', () => {
  it('takes the set that does best', () => {
    expect(choose(blind, right).value).toBe('document');
    expect(choose(right, blind).value).toBe('sentence');
  });

  it('takes the simpler of two that do as well, and tells how both did', () => {
    expect(choose(right, right)).toMatchObject({
      value: 'sentence',
      tried: [
        { value: 'sentence', score: 1 },
        { value: 'document', score: 1 },
      ],
    });
  });
});

describe('defaultFeatures', () => {
  it('goes by whether any document has several lines', () => {
    const line = labelledText('to Rome');
    expect(defaultFeatures([line]).choice.value).toBe('sentence');
    expect(defaultFeatures([line, labelledText('to\nRome')]).choice.value).toBe('document');
  });
});
