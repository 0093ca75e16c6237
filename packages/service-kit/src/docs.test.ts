import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { testServer } from '../test-support/test-server.ts';
import { registerDocs } from './docs.ts';

let app: FastifyInstance;
beforeEach(() => {
  app = testServer().app;
  registerDocs(app);
});
afterEach(() => app.close());

describe('/docs', () => {
  it.each(['/docs', '/docs/'])(
    'at %s is a page whose scripts and styles come from this server',
    async (url) => {
      const page = await app.inject(url);
      expect(page.statusCode).toBe(200);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.headers['content-security-policy']).toContain("default-src 'self'");
      const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, asset]) => asset ?? '');
      expect(assets.length).toBeGreaterThan(3);
      for (const asset of assets) {
        const { statusCode } = await app.inject(new URL(asset, 'http://server/docs/').pathname);
        expect([asset, statusCode]).toEqual([asset, 200]);
      }
    },
  );

  it.each(['/docs/static/nothing.js', '/docs/static/..%2F..%2Fpackage.json'])(
    'answers for %s, which is not there, as everywhere else',
    async (url) => {
      const response = await app.inject(url);
      expect([response.statusCode, response.json()]).toMatchObject([404, { error: { code: 'NotFound' } }]);
    },
  );

  it('offers the three documents', async () => {
    const { body } = await app.inject('/docs/static/swagger-initializer.js');
    for (const name of ['authoring', 'runtime', 'extensions'])
      expect(body).toContain(`/docs/openapi/${name}.json`);
  });
});

describe('/docs/openapi', () => {
  it.each(['authoring', 'runtime', 'extensions'])(
    'serves %s as YAML and as JSON, complete in itself',
    async (name) => {
      const yaml = await app.inject(`/docs/openapi/${name}.yaml`);
      const json = await app.inject(`/docs/openapi/${name}.json`);
      expect(yaml.headers['content-type']).toBe('application/yaml; charset=utf-8');
      expect(parse(yaml.body)).toEqual(json.json());
      expect(json.json().openapi).toMatch(/^3\.1\./);
      const references = [...json.body.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
      expect(references.filter((reference) => !reference?.startsWith('#/'))).toEqual([]);
    },
  );
});
