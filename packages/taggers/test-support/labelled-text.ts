import type { TrainingExample } from '../src/tagger.ts';

/** A text whose labels are written `[surface|Category]`, with one region over all of it. */
export function labelledText(marked: string): TrainingExample {
  const spans = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[([^|\]]*)\|([^\]]*)\]/g)) {
    text += marked.slice(at, match.index);
    spans.push({ category: match[2]!, startUtf16: text.length, endUtf16: text.length + match[1]!.length });
    text += match[1];
    at = match.index + match[0].length;
  }
  text += marked.slice(at);
  return { text, regions: [{ startUtf16: 0, endUtf16: text.length, spans }] };
}

/** The other way: a text with its spans in brackets. */
export function markSpans(
  text: string,
  spans: readonly { category: string; startUtf16: number; endUtf16: number }[],
) {
  return spans.reduceRight(
    (marked, { category, startUtf16, endUtf16 }) =>
      `${marked.slice(0, startUtf16)}[${marked.slice(startUtf16, endUtf16)}|${category}]${marked.slice(endUtf16)}`,
    text,
  );
}
