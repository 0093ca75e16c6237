/**
 * Resolves or rejects as `work` does, or rejects once `limitMs` have passed; the work itself then goes on unheeded.
 *
 * @param what begins the error's message: "Closing the queue" took longer...
 */
export async function withTimeLimit<Result>(
  what: string,
  limitMs: number,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${limitMs} ms.`)), limitMs);
  });
  try {
    return await Promise.race([work(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
