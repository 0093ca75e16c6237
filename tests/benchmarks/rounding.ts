/** A share, 0..1, in percent with two decimals. */
export function percent(share: number): number {
  return hundredths(100 * share);
}

/** A number with two decimals. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
