import { quote } from '@spansmith/basics';
import { excerpt } from '../../excerpt.ts';
import type { LabelProblemCode } from '../../label-problem.ts';
import type { OffsetIndex, RangeUtf16 } from '../../offset-units.ts';
import { overlaps, sameBounds } from '../../overlaps.ts';
import type { Span } from '../../span.ts';
import { splitsLineBreak, splitsSurrogatePair } from '../../text-cuts.ts';
import type { Report } from './fields.ts';

const MAX_LENGTH_UTF16 = 500;

/** A label, and where it stands in the file. */
export interface PlacedLabel extends Span {
  regionIndex: number;
  labelIndex: number;
  target: string;
}

/** What a label is checked against. What is undefined could not be read itself. */
export interface LabelContext {
  declared: ReadonlySet<string>;
  region: RangeUtf16 | undefined;
  text: string | undefined;
  textElements: OffsetIndex | undefined;
}

/** Checks one label, whose offset and length are known to be whole numbers from 0. */
export function checkLabel(label: PlacedLabel, context: LabelContext, report: Report): void {
  const { declared, region, text, textElements } = context;
  const find = (code: LabelProblemCode, what: string) =>
    report({
      code,
      message: `${describeLabel(label)} ${what}`,
      target: label.target,
      ...(text !== undefined && { excerpt: excerpt(text, label) }),
    });
  if (!declared.has(label.category)) {
    find(
      'categoryNotDeclared',
      `has a category that assets.entities does not declare. ${advise(label, declared)}`,
    );
  }
  if (label.endUtf16 === label.startUtf16) {
    find('labelEmpty', 'is empty. Give it a length of 1 or more, or remove it.');
    return;
  }
  if (label.endUtf16 - label.startUtf16 > MAX_LENGTH_UTF16) {
    find(
      'labelTooLong',
      `is too long: at most ${MAX_LENGTH_UTF16} UTF-16 code units are possible. Shorten it.`,
    );
  }
  if (text !== undefined && label.endUtf16 > text.length) {
    const size = `which has ${text.length} UTF-16 code units`;
    find('labelOutsideText', `reaches beyond the document's text, ${size}. ${SAME_TEXT_ADVICE}`);
    return;
  }
  if (region && (label.startUtf16 < region.startUtf16 || label.endUtf16 > region.endUtf16)) {
    const bounds = `from ${region.startUtf16} to ${region.endUtf16}`;
    find(
      'labelOutsideRegion',
      `is not inside its region, ${bounds}. Offsets count from the start of the document.`,
    );
  }
  if (text !== undefined) checkCuts(label, text, textElements, find);
}

/** Reports every label of a document that repeats or overlaps another. */
export function checkLabelOverlaps(
  labels: readonly PlacedLabel[],
  text: string | undefined,
  report: Report,
): void {
  for (const { earlier, later } of overlaps(labels)) {
    const same = sameBounds(earlier, later) && earlier.category === later.category;
    const message = same
      ? `${describeLabel(later)} is already ${earlier.target}. Remove one of the two.`
      : `${describeLabel(later)} overlaps ${describeLabel(earlier)}, ${earlier.target}. Remove or shorten one.`;
    report({
      code: same ? 'duplicateLabel' : 'labelsOverlap',
      message,
      target: later.target,
      regionIndex: later.regionIndex,
      labelIndex: later.labelIndex,
      ...(text !== undefined && { excerpt: excerpt(text, later) }),
    });
  }
}

export const SAME_TEXT_ADVICE =
  'Check that the text in the container is the one that was labelled, with the same line breaks, and that offsets ' +
  'count UTF-16 code units.';

function describeLabel({ category, startUtf16, endUtf16 }: Span): string {
  return `${quote(category)} (offset ${startUtf16}, length ${endUtf16 - startUtf16})`;
}

function advise({ category }: Span, declared: ReadonlySet<string>): string {
  const similar = [...declared].find((name) => name.toLowerCase() === category.toLowerCase());
  return similar === undefined ? 'Declare it there, or change the label.' : `Is ${quote(similar)} meant?`;
}

type Find = (code: LabelProblemCode, what: string) => void;

function checkCuts(
  { startUtf16, endUtf16 }: Span,
  text: string,
  elements: OffsetIndex | undefined,
  find: Find,
): void {
  const cuts = [startUtf16, endUtf16];
  if (cuts.some((cut) => splitsSurrogatePair(text, cut))) {
    find(
      'labelSplitsSurrogatePair',
      'cuts a character in half: it is two UTF-16 code units. Take in both or none.',
    );
  } else if (cuts.some((cut) => splitsLineBreak(text, cut))) {
    find('labelSplitsLineBreak', 'parts the two characters of a line break (CRLF). Take in both or none.');
  } else if (elements && !cuts.every((cut) => elements.isBoundary(cut))) {
    find(
      'labelSplitsTextElement',
      'parts a letter from its mark, or an emoji from its modifier. Check its bounds.',
    );
  }
  const labelled = text.slice(startUtf16, endUtf16);
  if (labelled === labelled.trim()) return;
  find('labelHasOuterWhitespace', 'starts or ends with white space. Check its bounds.');
}
