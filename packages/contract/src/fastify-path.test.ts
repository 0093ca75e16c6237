import Fastify, { type FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { toFastifyPath } from './fastify-path.ts';
import { loadOperations, type Operation } from './operations.ts';

/** Answers each operation with its id and its path parameters. */
function routesOf(operations: Operation[]): FastifyInstance {
  const app = Fastify();
  for (const { method, path, operationId } of operations) {
    app.route({
      method,
      url: toFastifyPath(path),
      handler: async (request) => ({ operationId, params: request.params }),
    });
  }
  return app;
}

describe('toFastifyPath', () => {
  let operations: Operation[];
  let app: FastifyInstance;

  beforeAll(async () => {
    operations = await loadOperations();
    app = routesOf(operations);
  });

  it('gives each operation of the contract a path on which Fastify finds it, with its parameters', async () => {
    for (const { operationId, method, path } of operations) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
      const url = path.replace(/\{(\w+)\}/g, 'value-of-$1');
      const answer = await app.inject({ method, url });
      const params = Object.fromEntries(names.map((name) => [name, `value-of-${name}`]));
      expect(answer.json(), `${method} ${url}`).toEqual({ operationId, params });
    }
  });

  it.each([
    ['POST', '/language/authoring/analyze-text/projects/p/deployments/:swap', 'swapDeployments'],
    ['GET', '/language/authoring/analyze-text/projects/p/deployments/swap/jobs/j', 'getSwapJob'],
    ['GET', '/language/authoring/analyze-text/projects/global/languages', 'listLanguages'],
    ['POST', '/language/authoring/analyze-text/projects/p/train/jobs/j/:cancel', 'cancelTrainJob'],
    ['POST', '/language/analyze-text/jobs/5e0b7c3c-9a43-4f0e-8d4f-2f6b1e6a5c11:cancel', 'cancelAnalyzeJob'],
    ['POST', '/language/:analyze-text', 'analyzeText'],
  ] as const)('routes %s %s to %s', async (method, url, operationId) => {
    expect((await app.inject({ method, url })).json().operationId).toBe(operationId);
  });

  it('does not take a job id without the colon for one with it', async () => {
    const answer = await app.inject({ method: 'POST', url: '/language/analyze-text/jobs/5e0b7c3c:resume' });
    expect(answer.statusCode).toBe(404);
    expect(
      (await app.inject({ method: 'POST', url: '/language/analyze-text/jobs/5e0b7c3c' })).statusCode,
    ).toBe(404);
  });
});
