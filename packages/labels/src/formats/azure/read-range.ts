import type { LabelProblemCode } from '../../label-problem.ts';
import type { RangeUtf16 } from '../../offset-units.ts';
import type { Fields } from './fields.ts';

/** Reads an offset and a length, both whole numbers from 0; undefined, and reported as `code`, where they are not. */
export function readRange(
  fields: Fields,
  offsetName: string,
  lengthName: string,
  code: LabelProblemCode,
): RangeUtf16 | undefined {
  const offset = readCount(fields, offsetName, code);
  const length = readCount(fields, lengthName, code);
  if (offset === undefined || length === undefined) return undefined;
  return { startUtf16: offset, endUtf16: offset + length };
}

function readCount(fields: Fields, name: string, code: LabelProblemCode): number | undefined {
  const count = fields.required(name, 'number');
  if (count === undefined || (Number.isSafeInteger(count) && count >= 0)) return count;
  fields.report(
    code,
    name,
    `"${name}" must be a whole number of UTF-16 code units, 0 or more; it is ${count}.`,
  );
  return undefined;
}
