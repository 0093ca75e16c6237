import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { DOCUMENT_NAMES, readDocument } from '../src/openapi-document.ts';

/** TypeScript types of each document, by the name of the file in `src/generated` that holds them. */
export async function generateTypes(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of DOCUMENT_NAMES) {
    // A default is what the server assumes, not what a client must send: properties that have one stay optional.
    const types = await openapiTS(readDocument(name) as unknown as OpenAPI3, { defaultNonNullable: false });
    const header = `// Generated from openapi/${name}.yaml by \`npm run generate\`. Change that file, not this one.\n\n`;
    files.set(`${name}.gen.ts`, header + astToString(types));
  }
  return files;
}
