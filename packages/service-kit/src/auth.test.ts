import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { testServer } from '../test-support/test-server.ts';
import { digestOfKey, keyStore, requireKey } from './auth.ts';

const KEYS = ['first-key-0123456789', 'second-key-0123456789'];
let app: FastifyInstance;
afterEach(() => app.close());

async function call(headers: Record<string, string>, keys = keyStore(KEYS.map(digestOfKey))) {
  app = testServer().app;
  app.post('/', { onRequest: requireKey(keys) }, async () => 'in');
  return app.inject({ method: 'POST', url: '/', headers });
}

describe('requireKey', () => {
  it.each(KEYS)('accepts %s in either header', async (key) => {
    expect((await call({ 'ocp-apim-subscription-key': key })).body).toBe('in');
    await app.close();
    expect((await call({ authorization: `Bearer ${key}` })).body).toBe('in');
    await app.close();
    expect((await call({ authorization: `bearer ${key}` })).body).toBe('in');
  });

  it('answers 401 without a key, and says where to put one', async () => {
    const response = await call({});
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="spansmith"');
    expect(response.json().error.code).toBe('Unauthorized');
    expect(response.json().error.message).toContain('Ocp-Apim-Subscription-Key');
  });

  it.each<Record<string, string>>([
    { 'ocp-apim-subscription-key': 'wrong' },
    { 'ocp-apim-subscription-key': `${KEYS[0]} `.repeat(2) },
    { 'ocp-apim-subscription-key': KEYS[0]?.toUpperCase() ?? '' },
    { 'ocp-apim-subscription-key': KEYS.join(',') },
    { 'ocp-apim-subscription-key': 'wrong', authorization: `Bearer ${KEYS[0]}` },
    { authorization: `Basic ${KEYS[0]}` },
    { authorization: 'Bearer' },
  ])('answers 401 for %j, without repeating the key', async (headers) => {
    const response = await call(headers);
    expect(response.statusCode).toBe(401);
    expect(response.body).not.toContain('wrong');
  });

  it('answers 401 before the body is parsed', async () => {
    expect((await call({ 'content-type': 'application/xml', 'content-length': '3' })).statusCode).toBe(401);
  });

  it('lets nobody in where there are no keys', async () => {
    expect((await call({ 'ocp-apim-subscription-key': '' }, keyStore([]))).statusCode).toBe(401);
  });

  it('works with a key store that looks keys up', async () => {
    const store = { accepts: async (key: string) => key === 'looked-up' };
    expect((await call({ 'ocp-apim-subscription-key': 'looked-up' }, store)).body).toBe('in');
  });
});

describe('digestOfKey', () => {
  it('is the SHA-256', async () => {
    app = testServer().app;
    expect(digestOfKey('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
