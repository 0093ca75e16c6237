import { readdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPlatform, startEmbeddedPlatform } from '../support/embedded-platform.ts';
import { sendRequest } from '../support/send-request.ts';

let platform: EmbeddedPlatform;
beforeAll(async () => {
  platform = await startEmbeddedPlatform();
}, 180_000);
afterAll(() => platform?.stop(), 60_000);

const projects = '/language/authoring/analyze-text/projects?api-version=2023-04-01';
const withKey = (headers: Record<string, string> = {}) => ({
  'ocp-apim-subscription-key': platform.key,
  ...headers,
});
const send = (method: string, path: string, headers: Record<string, string>, body?: string | Buffer) =>
  sendRequest(platform.url, { method, path, headers, body });

/** Sends bytes that no HTTP library would, and gives the status of the answer. */
function statusOf(request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(platform.url).port) });
    socket.setEncoding('utf8').once('data', (answer: string) => {
      resolve(Number(answer.split(' ')[1]));
      socket.destroy();
    });
    socket.once('error', reject);
    socket.write(request);
  });
}

/** Every file below the data directory but those of the database. */
async function files(): Promise<string[]> {
  const all = await readdir(platform.dataDir, { recursive: true });
  return all.filter((name) => !name.startsWith('postgres/')).sort();
}

describe('a document', () => {
  it.each([
    '..%2F..%2Fapi-key',
    '%2e%2e%2f%2e%2e%2fapi-key',
    '..%5C..%5Capi-key',
    '../../../api-key',
    '%2Fetc%2Fpasswd',
    'a%2F..%2F..%2Fb',
    '.%00.%2Fapi-key',
    '%c0%ae%c0%ae%2fapi-key',
  ])('cannot be written nor read at %s', async (location) => {
    const before = await files();
    const path = `/spansmith/containers/letters/documents/${location}`;
    const written = await send('PUT', path, withKey({ 'content-type': 'text/plain' }), 'x');
    const read = await send('GET', path, withKey());
    expect([400, 404]).toContain(written.status);
    expect([400, 404]).toContain(read.status);
    expect(await files()).toEqual(before);
  });

  it.each(['%252e%252e%252fapi-key', '.staging', '%EF%BC%8E%EF%BC%8E%EF%BC%8Fapi-key', 'CON', 'a%20b'])(
    'may be called %s, and lies in its container then',
    async (location) => {
      const path = `/spansmith/containers/odd/documents/${location}`;
      const before = await files();
      expect((await send('PUT', path, withKey({ 'content-type': 'text/plain' }), location)).status).toBe(201);
      expect((await send('GET', path, withKey())).text).toBe(location);
      const added = (await files()).filter((name) => !before.includes(name));
      expect(added.every((name) => name.startsWith('objects/containers'))).toBe(true);
    },
  );
});

describe('a key', () => {
  it.each<[string, (key: string) => Record<string, string>]>([
    ['that is missing', () => ({})],
    ['that is empty', () => ({ 'ocp-apim-subscription-key': '' })],
    ['without its last character', (key) => ({ 'ocp-apim-subscription-key': key.slice(0, -1) })],
    ['with one more character', (key) => ({ 'ocp-apim-subscription-key': `${key}0` })],
    ['in other case', (key) => ({ 'ocp-apim-subscription-key': key.toUpperCase() })],
    ['as a password', (key) => ({ authorization: `Basic ${Buffer.from(`:${key}`).toString('base64')}` })],
  ])('%s opens nothing', async (_what, headers) => {
    const response = await send('GET', projects, headers(platform.key));
    expect(response.status).toBe(401);
    expect(response.text).not.toContain(platform.key);
  });

  it('in the address opens nothing', async () => {
    expect((await send('GET', `${projects}&subscription-key=${platform.key}`, {})).status).toBe(401);
  });
});

describe('a request', () => {
  it.each(['user@elsewhere', 'elsewhere/path', 'a"><script>'])(
    'with the Host %j is refused, and nothing comes of it',
    async (host) => {
      const path = '/language/authoring/analyze-text/projects/Injected?api-version=2023-04-01';
      const body = JSON.stringify({
        projectName: 'Injected',
        projectKind: 'CustomEntityRecognition',
        storageInputContainerName: 'letters',
        language: 'en',
      });
      const headers = withKey({ host, 'content-type': 'application/json' });
      expect((await send('PATCH', path, headers, body)).status).toBe(400);
      expect((await send('GET', path, withKey())).status).toBe(404);
    },
  );

  it('cannot make links to elsewhere by forwarded headers', async () => {
    const path = '/language/analyze-text/jobs?api-version=2023-04-01';
    const parameters = { projectName: 'p', deploymentName: 'd' };
    const body = JSON.stringify({
      analysisInput: { documents: [{ id: '1', text: 'x' }] },
      tasks: [{ kind: 'CustomEntityRecognition', parameters }],
    });
    const headers = withKey({
      'content-type': 'application/json',
      'x-forwarded-host': 'elsewhere.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=elsewhere.example',
    });
    const { headers: answer } = await send('POST', path, headers, body);
    expect(answer['operation-location']).toMatch(new RegExp(`^${platform.url}/`));
  });

  it('that could be read in two ways is refused', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\n';
    expect(await statusOf(`${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toBe(
      400,
    );
    expect(await statusOf(`${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`)).toBe(400);
    expect(await statusOf('HELLO\r\n\r\n')).toBe(400);
  });

  it('with enormous headers is refused', async () => {
    expect(await statusOf(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`)).toBe(431);
  });

  it.each([
    ['nested a million deep', '['.repeat(1_000_000)],
    ['with a number of a million digits', `{"kind":${'9'.repeat(1_000_000)}}`],
    ['that names the prototype', '{"__proto__":{"kind":"CustomEntityRecognition"}}'],
  ])('with JSON %s is refused as any other', async (_what, body) => {
    const path = '/language/:analyze-text?api-version=2023-04-01';
    const response = await send('POST', path, withKey({ 'content-type': 'application/json' }), body);
    expect(response.status).toBe(400);
    expect(response.json()).toMatchObject({ error: { code: expect.any(String) } });
  });
});

it('answers while a hundred clients keep it waiting for their bodies', async () => {
  const port = Number(new URL(platform.url).port);
  const head = `POST /language/:analyze-text?api-version=2023-04-01 HTTP/1.1\r\nHost: x\r\n`;
  const slow = Array.from({ length: 100 }, () => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => undefined);
    const key = `Ocp-Apim-Subscription-Key: ${platform.key}\r\n`;
    socket.write(`${head}${key}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`);
    return socket;
  });
  expect((await send('GET', '/health/ready', {})).status).toBe(200);
  for (const socket of slow) socket.destroy();
});

it('keeps what it stores from other users of the machine', async () => {
  const mode = async (...names: string[]) => (await stat(join(platform.dataDir, ...names))).mode & 0o077;
  expect([await mode(), await mode('objects'), await mode('postgres')]).toEqual([0, 0, 0]);
});
