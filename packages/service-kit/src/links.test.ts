import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, sendRaw, testServer } from '../test-support/test-server.ts';
import { createLinks, type LinkOptions, type Links, path } from './links.ts';

let app: FastifyInstance;
afterEach(() => app.close());

const JOB = '/language/jobs/1';

/** What `make` gives for a request with these headers. */
async function link(
  options: Partial<LinkOptions>,
  headers: Record<string, string>,
  make = (links: Links) => links.operationLocation(JOB),
  url = '/language/jobs?api-version=2023-04-01',
) {
  app = testServer().app;
  app.get('/language/jobs', async (request) =>
    make(createLinks(request, { publicUrl: undefined, trustProxy: false, ...options })),
  );
  const response = await app.inject({ url, headers });
  return { status: response.statusCode, body: response.body };
}

describe('the address of a link', () => {
  it.each([
    ['the Host that the client used', {}, { host: 'ner.local:8080' }, 'http://ner.local:8080'],
    ['an IPv6 Host', {}, { host: '[::1]:8080' }, 'http://[::1]:8080'],
    [
      'the public URL, whatever the request says',
      { publicUrl: 'https://ner.org/x', trustProxy: true },
      { host: 'a', 'x-forwarded-host': 'b' },
      'https://ner.org/x',
    ],
    [
      'not the forwarded headers of an untrusted client',
      {},
      {
        host: 'a',
        'x-forwarded-host': 'evil',
        'x-forwarded-proto': 'https',
        'x-forwarded-prefix': '/evil',
        'x-forwarded-port': '1',
      },
      'http://a',
    ],
    [
      'what a trusted proxy forwards',
      { trustProxy: true },
      {
        host: 'a',
        'x-forwarded-host': 'ner.org',
        'x-forwarded-proto': 'https',
        'x-forwarded-prefix': '/ner/',
      },
      'https://ner.org/ner',
    ],
    [
      'the first of several proxies',
      { trustProxy: true },
      { host: 'a', 'x-forwarded-host': 'ner.org, inner', 'x-forwarded-proto': 'https,http' },
      'https://ner.org',
    ],
    [
      'a forwarded port that is not the usual one',
      { trustProxy: true },
      { host: 'a', 'x-forwarded-port': '8443', 'x-forwarded-proto': 'https' },
      'https://a:8443',
    ],
    [
      'no forwarded port that is the usual one',
      { trustProxy: true },
      { host: 'a', 'x-forwarded-port': '443', 'x-forwarded-proto': 'https' },
      'https://a',
    ],
    [
      'no second port',
      { trustProxy: true },
      { host: 'a', 'x-forwarded-host': 'ner.org:81', 'x-forwarded-port': '80' },
      'http://ner.org:81',
    ],
  ] as const)('is %s', async (_, options, headers, base) => {
    expect((await link(options, headers)).body).toBe(`${base}${JOB}?api-version=2023-04-01`);
  });

  it.each([
    ['host', 'evil.org/path?'],
    ['host', 'user@evil.org'],
    ['host', 'a b'],
    ['host', 'evil.org:99x'],
    ['host', 'a'.repeat(300)],
    ['x-forwarded-host', '"><script>'],
    ['x-forwarded-proto', 'javascript'],
    ['x-forwarded-port', '80/evil'],
    ['x-forwarded-prefix', '//evil.org'],
    ['x-forwarded-prefix', '/a?b'],
  ])('is refused with a malformed %s: %s', async (header, value) => {
    const { status, body } = await link({ trustProxy: true }, { [header]: value });
    expect(status).toBe(400);
    expect(JSON.parse(body).error.target.toLowerCase()).toBe(header);
  });

  it('is the socket’s own for an HTTP/1.0 request without a Host', async () => {
    app = testServer().app;
    app.get('/', async (request) =>
      createLinks(request, { publicUrl: undefined, trustProxy: false }).operationLocation('/x'),
    );
    const address = await listen(app);
    expect(await sendRaw(address, 'GET / HTTP/1.0\r\n\r\n')).toContain(`http://127.0.0.1:${address.port}/x`);
  });
});

describe('links', () => {
  it('to the request itself keep its other parameters', async () => {
    const self = (links: Links) => links.self({ skip: 5, top: undefined });
    const url = '/language/jobs/?api-version=2023-04-01&top=9&stringIndexType=Utf16CodeUnit';
    const { body } = await link({}, { host: 'a' }, self, url);
    expect(body).toBe('http://a/language/jobs/?api-version=2023-04-01&stringIndexType=Utf16CodeUnit&skip=5');
  });

  it('have no query where there is nothing to say', async () => {
    const { body } = await link({}, { host: 'a' }, (links) => links.operationLocation(JOB), '/language/jobs');
    expect(body).toBe(`http://a${JOB}`);
  });
});

describe('path', () => {
  it('encodes the names in it', () => {
    app = testServer().app;
    expect(path`/projects/${'a/b?c'}/models/${'ä'}`).toBe('/projects/a%2Fb%3Fc/models/%C3%A4');
  });
});
