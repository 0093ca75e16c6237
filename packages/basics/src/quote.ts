const MAX_QUOTED_LENGTH_UTF16 = 100;

/** A value from outside as a message may show it: as JSON, and cut where it is long. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(clip(value, MAX_QUOTED_LENGTH_UTF16));
  return clip(JSON.stringify(value) ?? String(value), MAX_QUOTED_LENGTH_UTF16);
}

/** A text, or so much of its beginning and `…`. */
export function clip(text: string, maxLengthUtf16: number): string {
  return text.length > maxLengthUtf16 ? `${text.slice(0, maxLengthUtf16)}…` : text;
}
