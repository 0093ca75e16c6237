/** Whether a cut at `atUtf16` would leave half a character, a lone surrogate, on either side. */
export function splitsSurrogatePair(text: string, atUtf16: number): boolean {
  return (text.codePointAt(atUtf16 - 1) ?? 0) > 0xffff;
}

/** Whether a cut at `atUtf16` would part the two halves of a CRLF line break. */
export function splitsLineBreak(text: string, atUtf16: number): boolean {
  return text[atUtf16 - 1] === '\r' && text[atUtf16] === '\n';
}
