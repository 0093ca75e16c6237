/**
 * Resolves or rejects as `work` does, or rejects once `limitMs` have passed; the work itself then goes on unheeded.
 */
export async function withTimeLimit<Result>(
  work: () => Result | Promise<Result>,
  limitMs: number,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
