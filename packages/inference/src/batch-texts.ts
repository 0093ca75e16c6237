/**
 * Splits texts, in order, into batches of at most `budgetUtf16` code units, so that a call is neither dominated by its
 * overhead nor so long that it keeps a thread from others. A longer text is a batch of its own, never cut.
 */
export function batchTexts<T extends { text: string }>(texts: readonly T[], budgetUtf16: number): T[][] {
  const batches: T[][] = [];
  let room = -1;
  for (const text of texts) {
    if (text.text.length > room) {
      batches.push([]);
      room = budgetUtf16;
    }
    batches.at(-1)!.push(text);
    room -= text.text.length;
  }
  return batches;
}
