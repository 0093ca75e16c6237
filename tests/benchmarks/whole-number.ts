/** The value of an argument that must be a whole number. Throws a RangeError that names the argument. */
export function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < least)
    throw new RangeError(`${name} must be a whole number of ${least} or more, not "${text}".`);
  return number;
}
