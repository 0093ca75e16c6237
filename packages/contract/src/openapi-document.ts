import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The documents that make up the contract, one YAML file each in the repository's `openapi/`. */
export const DOCUMENT_NAMES = ['authoring', 'runtime', 'extensions'] as const;
/** The name of one of these documents. */
export type DocumentName = (typeof DOCUMENT_NAMES)[number];

/** A schema of JSON Schema 2020-12. */
export type JsonSchema = { [keyword: string]: unknown };

/** OpenAPI's Parameter Object, as much of it as is read here. */
export interface ParameterObject {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema: JsonSchema;
}

interface MediaTypes {
  content?: Record<string, { schema?: JsonSchema }>;
}

/** OpenAPI's Operation Object, as much of it as is read here, with extensions of ours. */
export interface OperationObject {
  operationId: string;
  security?: unknown[];
  parameters?: ParameterObject[];
  requestBody?: MediaTypes & { required?: boolean };
  responses: Record<string, MediaTypes>;
  'x-api-versions'?: string[];
  'x-validation'?: 'deferred';
}

/** As much of OpenAPI 3.1 as is read here; `$ref`s are still in place until a caller resolves them. */
export interface OpenApiDocument {
  info: { title: string; version: string };
  security?: unknown[];
  paths: Record<string, Record<string, OperationObject | ParameterObject[]>>;
  components: Record<string, Record<string, unknown>>;
}

const OPENAPI_DIRECTORY = new URL('../../../openapi/', import.meta.url);

/**
 * Reads a document and takes in the components of `common.yaml`, so that it stands alone: every `$ref` in the result
 * is local. This is what `/docs` serves.
 */
export function readDocument(name: DocumentName): OpenApiDocument {
  const common = parse(readFileSync(new URL('common.yaml', OPENAPI_DIRECTORY), 'utf8')) as OpenApiDocument;
  const text = readFileSync(new URL(`${name}.yaml`, OPENAPI_DIRECTORY), 'utf8');
  const document = parse(text.replaceAll('common.yaml#/', '#/')) as OpenApiDocument;
  for (const [kind, components] of Object.entries(common.components)) {
    // The document's own security schemes are references to these, which would now refer to themselves.
    document.components[kind] = { ...document.components[kind], ...components };
  }
  return document;
}
