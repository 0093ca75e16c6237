import { excerpt } from '../../excerpt.ts';
import type { LabelProblem, LabelProblemCode } from '../../label-problem.ts';
import { OffsetIndex, type RangeUtf16 } from '../../offset-units.ts';
import { overlaps } from '../../overlaps.ts';
import { splitsLineBreak, splitsSurrogatePair } from '../../text-cuts.ts';
import { checkLabel, checkLabelOverlaps, type PlacedLabel, SAME_TEXT_ADVICE } from './check-labels.ts';
import { Fields, type Report } from './fields.ts';
import { readRange } from './read-range.ts';

interface PlacedRegion extends RangeUtf16 {
  regionIndex: number;
  target: string;
}

/**
 * Checks a document's `entities`: its regions, and their labels.
 *
 * `text` is undefined where the document is missing: then only what can be told without a text is checked.
 */
export function checkRegions(
  document: Fields,
  text: string | undefined,
  declared: ReadonlySet<string>,
  report: Report,
): void {
  const entities = document.optional('entities', 'array') ?? [];
  const textElements = text === undefined ? undefined : new OffsetIndex(text, 'TextElements_v8');
  const regions: PlacedRegion[] = [];
  const labels: PlacedLabel[] = [];
  for (const [regionIndex, entity] of entities.entries()) {
    const inRegion = (problem: LabelProblem) => report({ regionIndex, ...problem });
    const target = `${document.path('entities')}[${regionIndex}]`;
    const fields = Fields.of(entity, target, inRegion);
    const range = fields && readRange(fields, 'regionOffset', 'regionLength', 'invalidRegionOffset');
    const region = range && { ...range, regionIndex, target };
    if (region) {
      checkRegion(region, text, inRegion);
      regions.push(region);
    }
    for (const [labelIndex, value] of (fields?.optional('labels', 'array') ?? []).entries()) {
      const inLabel = (problem: LabelProblem) => inRegion({ labelIndex, ...problem });
      const place = { regionIndex, labelIndex, target: `${target}.labels[${labelIndex}]` };
      const label = readLabel(value, place, inLabel);
      if (!label) continue;
      checkLabel(label, { declared, region, text, textElements }, inLabel);
      labels.push(label);
    }
  }
  for (const { earlier, later } of overlaps(regions)) {
    const message = `The region overlaps ${earlier.target}. Merge the two, or move their bounds.`;
    report({ code: 'regionsOverlap', message, target: later.target, regionIndex: later.regionIndex });
  }
  checkLabelOverlaps(labels, text, report);
}

function checkRegion(region: PlacedRegion, text: string | undefined, report: Report): void {
  const find = (code: LabelProblemCode, message: string) =>
    report({
      code,
      message,
      target: region.target,
      ...(text !== undefined && { excerpt: excerpt(text, region) }),
    });
  const cuts = [region.startUtf16, region.endUtf16];
  if (region.startUtf16 === region.endUtf16) {
    find('regionEmpty', 'The region is empty. Give it a length of 1 or more, or remove it.');
  } else if (text !== undefined && region.endUtf16 > text.length) {
    const bounds = `ends at ${region.endUtf16}, but the document's text has ${text.length} UTF-16 code units`;
    find('regionOutsideText', `The region ${bounds}. ${SAME_TEXT_ADVICE}`);
  } else if (text !== undefined && cuts.some((cut) => splitsSurrogatePair(text, cut))) {
    find(
      'regionSplitsSurrogatePair',
      'The region cuts a character in half. Take in both UTF-16 code units, or none.',
    );
  } else if (text !== undefined && cuts.some((cut) => splitsLineBreak(text, cut))) {
    find(
      'regionSplitsLineBreak',
      'The region parts the two characters of a line break (CRLF). Take in both, or none.',
    );
  }
}

function readLabel(
  value: unknown,
  place: { regionIndex: number; labelIndex: number; target: string },
  report: Report,
): PlacedLabel | undefined {
  const fields = Fields.of(value, place.target, report);
  const category = fields?.required('category', 'string');
  const range = fields && readRange(fields, 'offset', 'length', 'invalidLabelOffset');
  return category === undefined || !range ? undefined : { category, ...range, ...place };
}
