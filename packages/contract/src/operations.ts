import { dereference } from '@apidevtools/json-schema-ref-parser';
import { apiVersionsOf } from './api-versions.ts';
import {
  DOCUMENT_NAMES,
  type DocumentName,
  type JsonSchema,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  readDocument,
} from './openapi-document.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What the body of an operation may be. */
export interface OperationBodySpec {
  required: boolean;
  contentTypes: string[];
  /** What the route checks. With deferred validation only the envelope: the type and the required members. */
  schema: JsonSchema;
}

/** One operation of the contract, ready to become a route. All schemas are JSON Schema 2020-12 without `$ref`s. */
export interface Operation {
  document: DocumentName;
  operationId: string;
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  /** Whole path from the root in OpenAPI form: `/language/authoring/analyze-text/projects/{projectName}/:train`. */
  path: string;
  /** The api-versions in which it exists; null where the query `api-version` does not apply (our extensions). */
  apiVersions: string[] | null;
  /** Whether a key is needed. */
  security: boolean;
  params: JsonSchema;
  query: JsonSchema;
  /** Names in lower case, as Node gives them. */
  headers: JsonSchema;
  body: OperationBodySpec | null;
  /** The body is only looked at by the job that the operation starts (`x-validation: deferred`). */
  deferredValidation: boolean;
  successStatuses: number[];
  /** By status (`200`, `404`, `default`); only of answers with a JSON body. */
  responseSchemas: Record<string, JsonSchema>;
}

let loaded: Promise<Operation[]> | undefined;

/** Every operation of the three documents. Read once, then shared: don't change what it gives. */
export function loadOperations(): Promise<Operation[]> {
  loaded ??= Promise.all(DOCUMENT_NAMES.map(operationsOf)).then((lists) => lists.flat());
  return loaded;
}

async function operationsOf(name: DocumentName): Promise<Operation[]> {
  const document = (await dereference(readDocument(name))) as unknown as OpenApiDocument;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const operation = item[method] as OperationObject;
      const shared = (item.parameters ?? []) as ParameterObject[];
      return toOperation(name, path, method, operation, shared, document.security ?? []);
    }),
  );
}

function toOperation(
  document: DocumentName,
  path: string,
  method: (typeof METHODS)[number],
  operation: OperationObject,
  sharedParameters: ParameterObject[],
  defaultSecurity: unknown[],
): Operation {
  const parameters = [...sharedParameters, ...(operation.parameters ?? [])];
  const deferredValidation = operation['x-validation'] === 'deferred';
  const statuses = Object.keys(operation.responses);
  return {
    document,
    operationId: operation.operationId,
    method: method.toUpperCase() as Operation['method'],
    path,
    apiVersions: apiVersionsOf(operation, parameters),
    security: (operation.security ?? defaultSecurity).length > 0,
    params: parametersSchema(parameters, 'path'),
    query: parametersSchema(parameters, 'query'),
    headers: parametersSchema(parameters, 'header'),
    body: bodyOf(operation, deferredValidation),
    deferredValidation,
    successStatuses: statuses.filter((status) => status.startsWith('2')).map(Number),
    responseSchemas: Object.fromEntries(
      statuses.flatMap((status) => {
        const schema = operation.responses[status]?.content?.['application/json']?.schema;
        return schema ? [[status, schema]] : [];
      }),
    ),
  };
}

/** The parameters of one place as the schema of an object; open, because unknown parameters are ignored. */
function parametersSchema(parameters: ParameterObject[], place: ParameterObject['in']): JsonSchema {
  const here = parameters
    .filter((parameter) => parameter.in === place)
    .map((parameter) => ({
      ...parameter,
      name: place === 'header' ? parameter.name.toLowerCase() : parameter.name,
    }));
  return {
    type: 'object',
    properties: Object.fromEntries(here.map((parameter) => [parameter.name, parameter.schema])),
    required: here.filter((parameter) => parameter.required).map((parameter) => parameter.name),
  };
}

function bodyOf(operation: OperationObject, deferred: boolean): OperationBodySpec | null {
  const content = operation.requestBody?.content;
  if (!content) return null;
  const contentTypes = Object.keys(content);
  const schema = content[contentTypes[0] ?? '']?.schema ?? {};
  return {
    required: operation.requestBody?.required ?? false,
    contentTypes,
    schema: deferred ? { type: schema.type, required: schema.required } : schema,
  };
}
