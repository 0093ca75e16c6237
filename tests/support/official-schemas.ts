import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createValidator } from '../../packages/contract/src/index.ts';
import { sharedFolder } from './shared-data.ts';

/**
 * What is wrong with an answer by the original service's own definition of it (2023-04-01), a line a problem. `file` is
 * `analyzetext` or `analyzetext-authoring`. Needs the folder of `hasSharedData`.
 */
export function officialProblems(file: string, definition: string, value: unknown): string[] {
  const definitions = { ...readDefinitions('common'), ...readDefinitions(file) };
  if (!(definition in definitions)) throw new Error(`${file} does not define ${definition}.`);
  const validate = createValidator({ $ref: `#/definitions/${definition}`, definitions }, { coerce: false });
  return validate(value).map(({ path, message }) => `${path} ${message}`);
}

/** As JSON Schema: all in one document, and what may be null in its words. */
function readDefinitions(file: string): object {
  const path = join(sharedFolder, 'reference/openapi/stable/2023-04-01', `${file}.json`);
  const text = readFileSync(path, 'utf8').replaceAll('common.json#', '#');
  const allowNull = (_name: string, node: unknown) => {
    const schema = node as { 'x-nullable'?: boolean; type?: string } | null;
    return schema?.['x-nullable'] ? { ...schema, type: [schema.type, 'null'] } : node;
  };
  return (JSON.parse(text, allowNull) as { definitions: object }).definitions;
}
