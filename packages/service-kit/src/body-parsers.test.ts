import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, send, sendRaw, testServer } from '../test-support/test-server.ts';

let app: FastifyInstance;
afterEach(() => app.close());

/** POSTs to a route that answers with what it was given. */
async function post(
  contentType: string | undefined,
  body: string | Buffer,
  headers: Record<string, string> = {},
) {
  app = testServer().app;
  app.post('/', async ({ body }) => ({ type: typeof body, body }));
  const all = { ...headers, ...(contentType === undefined ? {} : { 'content-type': contentType }) };
  const response = await send(await listen(app), 'POST', '/', all, body);
  return { status: response.status, json: JSON.parse(response.body) };
}

describe('JSON', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON',
    'application/merge-patch+json',
    'application/merge-patch+json; charset=utf-8',
  ])('is read from %s', async (type) => {
    expect(await post(type, '{"a":[1,"é"]}')).toEqual({
      status: 200,
      json: { type: 'object', body: { a: [1, 'é'] } },
    });
  });

  it('that is empty is no body', async () => {
    expect(await post('application/json', '')).toEqual({ status: 200, json: { type: 'undefined' } });
  });

  it('may begin with a byte-order mark', async () => {
    expect((await post('application/json', '\ufeff{"a":1}')).json.body).toEqual({ a: 1 });
  });

  it('that is malformed is refused with the place', async () => {
    const { status, json } = await post('application/json', '{\n  "a": 1\n  "b": 2\n}');
    expect(status).toBe(400);
    expect(json.error).toEqual({
      code: 'InvalidRequest',
      message: 'The request body is not valid JSON: comma expected at line 3, column 3.',
      innererror: {
        code: 'InvalidRequestBodyFormat',
        message: 'What each operation takes is described at /docs.',
      },
    });
  });

  it('that nests too deep is refused', async () => {
    const { status, json } = await post('application/json', `${'['.repeat(1_000)}${']'.repeat(1_000)}`);
    expect(status).toBe(400);
    expect(json.error.message).toContain('nested deeper than 64 levels at line 1, column 65');
  });

  it('that is not UTF-8 is refused', async () => {
    const { status, json } = await post('application/json', Buffer.from('{"a":"é"}', 'latin1'));
    expect(status).toBe(400);
    expect(json.error.message).toBe('The request body is not UTF-8 text: byte 6 (0xe9) is not valid.');
  });

  it('cannot reach a prototype', async () => {
    const { json } = await post('application/json', '{"__proto__":{"admin":true},"a":1}');
    expect(json.body).toEqual({ a: 1 });
  });

  it('in another charset is refused', async () => {
    const { status, json } = await post('application/json; charset=utf-16', '{}');
    expect(status).toBe(415);
    expect(json.error.message).toContain('application/json; charset=utf-8');
  });

  it('beyond the limit is refused, whether its length is declared or not', async () => {
    const large = JSON.stringify('x'.repeat(5_000));
    expect((await post('application/json', large)).status).toBe(413);
    await app.close();
    const { status, json } = await post('application/json', large, { 'transfer-encoding': 'chunked' });
    expect(status).toBe(413);
    expect(json.error.message).toBe('The request body is larger than the limit of 4096 bytes.');
  });

  it('beyond the limit is taken to its end all the same, else a client that still sends never reads why', async () => {
    app = testServer().app;
    app.post('/', async () => 'never');
    const type = 'host: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n';
    const next = 'GET /health/live HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
    const answers = await sendRaw(await listen(app), `POST / HTTP/1.1\r\n${type}${' '.repeat(5_000)}${next}`);
    expect([...answers.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status)).toEqual(['413', '200']);
  });
});

describe('plain text', () => {
  it.each(['text/plain', 'text/plain; charset=utf-8', 'text/plain; charset=us-ascii'])(
    'is read from %s',
    async (type) => {
      expect((await post(type, 'line\r\n')).json.body).toBe('line\r\n');
    },
  );

  it('keeps its byte-order mark and may be empty', async () => {
    expect((await post('text/plain', '\ufeffa')).json.body).toBe('\ufeffa');
    await app.close();
    expect((await post('text/plain', '')).json.body).toBe('');
  });

  it('that is not UTF-8 is refused', async () => {
    const { status, json } = await post('text/plain', Buffer.from([0x61, 0xff]));
    expect(status).toBe(400);
    expect(json.error).toMatchObject({
      message: 'The request body is not UTF-8 text: byte 1 (0xff) is not valid.',
      innererror: { code: 'InvalidRequestBodyFormat' },
    });
  });
});

describe('another content type', () => {
  it.each(['application/xml', 'multipart/form-data; boundary=x', 'nonsense', undefined])(
    'is refused: %s',
    async (type) => {
      const { status, json } = await post(type, '<a/>');
      expect(status).toBe(415);
      expect(json.error.message).toContain('application/json');
    },
  );

  it('does not matter when the body is empty', async () => {
    expect(await post('application/octet-stream', '')).toEqual({ status: 200, json: { type: 'undefined' } });
    await app.close();
    expect((await post(undefined, '')).status).toBe(200);
  });
});
