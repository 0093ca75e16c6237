import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOperations, type Operation } from './operations.ts';

describe('loadOperations', () => {
  let operations: Operation[];
  const find = (id: string) => operations.find(({ operationId }) => operationId === id) as Operation;

  beforeAll(async () => {
    operations = await loadOperations();
  });

  it('has an operationId once only, in camel case', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+([A-Z][a-z]*)*$/);
  });

  it('knows 29 authoring operations in 2023-04-01 and 27 in 2022-05-01, and our export result in both', () => {
    const count = (version: string) =>
      operations.filter(
        ({ document, apiVersions }) => document === 'authoring' && apiVersions?.includes(version),
      ).length;
    expect(count('2023-04-01')).toBe(29 + 1);
    expect(count('2022-05-01')).toBe(27 + 1);
  });

  it('takes loading a snapshot, and nothing else, out of 2022-05-01', () => {
    const later = operations.filter(({ apiVersions }) => apiVersions && !apiVersions.includes('2022-05-01'));
    expect(later.map(({ operationId }) => operationId)).toEqual(['loadSnapshot', 'getLoadSnapshotJob']);
  });

  it('requires api-version of all operations under /language, and of no extension', () => {
    for (const { path, query, apiVersions } of operations) {
      const required = (query.required as string[]).includes('api-version');
      expect(required, path).toBe(path.startsWith('/language/'));
      expect(apiVersions !== null, path).toBe(required);
    }
  });

  it('lets only health, metrics and docs be read without a key', () => {
    const open = operations.filter(({ security }) => !security).map(({ path }) => path);
    expect(open).toEqual(['/health/live', '/health/ready', '/metrics', '/docs']);
  });

  it('takes path parameters from the path item as well', () => {
    expect(find('getDeploymentJob').params.required).toEqual(['projectName', 'deploymentName', 'jobId']);
  });

  it('names headers in lower case, as Node does', () => {
    expect(Object.keys(find('streamTrainEvents').headers.properties as object)).toEqual(['last-event-id']);
  });

  it('takes a merge patch and plain JSON to create a project', () => {
    expect(find('createProject').body?.contentTypes).toEqual([
      'application/merge-patch+json',
      'application/json',
    ]);
  });

  it('has no body where a trigger is sent without one', () => {
    const triggers = [
      'exportProject',
      'cancelTrainJob',
      'loadSnapshot',
      'cancelAnalyzeJob',
      'deleteDeployment',
    ];
    for (const id of triggers) expect(find(id).body, id).toBeNull();
  });

  it('leaves to the import route only the envelope of the labels file', () => {
    const { body, deferredValidation } = find('importProject');
    expect(deferredValidation).toBe(true);
    expect(body?.schema).toEqual({
      type: 'object',
      required: ['projectFileVersion', 'stringIndexType', 'metadata'],
    });
    expect(operations.filter((operation) => operation.deferredValidation)).toHaveLength(1);
  });

  it('tells the statuses of success and the schemas of JSON answers', () => {
    expect(find('createProject').successStatuses).toEqual([200, 201]);
    expect(find('train').successStatuses).toEqual([202]);
    expect(Object.keys(find('train').responseSchemas)).not.toContain('202');
    expect(find('getModel').responseSchemas['200']).toMatchObject({ type: 'object' });
  });

  it('documents the error envelope for each status outside 2xx but readiness', () => {
    for (const { operationId, responseSchemas } of operations) {
      for (const [status, schema] of Object.entries(responseSchemas)) {
        if (status.startsWith('2') || operationId === 'getReadiness') continue;
        expect(schema.required, `${operationId} ${status}`).toEqual(['error']);
      }
    }
  });

  it('ignores unknown fields and parameters everywhere in requests', () => {
    for (const { operationId, params, query, headers, body } of operations) {
      expect(JSON.stringify([params, query, headers, body?.schema]), operationId).not.toContain(
        '"additionalProperties":false',
      );
    }
  });

  it('holds only schemas without references and without misspelt keywords', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: true });
    addFormats.default(ajv);
    for (const { params, query, headers, body, responseSchemas } of operations) {
      for (const schema of [params, query, headers, body?.schema, ...Object.values(responseSchemas)]) {
        if (!schema) continue;
        expect(JSON.stringify(schema)).not.toContain('$ref');
        // The envelope of a deferred body names members that only the whole schema describes.
        if (schema.properties || !schema.required) expect(() => ajv.compile(schema)).not.toThrow();
      }
    }
  });
});
