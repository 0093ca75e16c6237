const maxLengthUtf16 = 100;

/** A value from a request as a message may show it: as JSON, and cut where it is long. */
export function quote(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > maxLengthUtf16 ? `${json.slice(0, maxLengthUtf16)}…` : json;
}
