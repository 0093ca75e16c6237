import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/stack/free-port.ts';
import { startProxy } from '../../scripts/stack/proxy.ts';
import type { SupervisedProcess } from '../../scripts/stack/supervised-process.ts';
import { type EchoUpstream, type Seen, startEchoUpstream } from './echo-upstream.ts';
import { programsOrSkip } from './programs.ts';

const MIB = 1024 * 1024;
const nginx = await programsOrSkip('nginx');

describe.skipIf(!nginx)('the proxy', () => {
  let folder: string;
  let port: number;
  let proxy: SupervisedProcess;
  let authoring: EchoUpstream;
  let runtimes: EchoUpstream[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spansmith-proxy-'));
    await chmod(folder, 0o711);
    port = await freePort();
    authoring = await startEchoUpstream('authoring');
    runtimes = [await startEchoUpstream('runtime-1'), await startEchoUpstream('runtime-2')];
    const upstreams = {
      authoring: [authoring.address],
      runtime: runtimes.map(({ address }) => address),
    };
    const observer = { line: () => undefined, died: () => undefined };
    proxy = await startProxy(join(folder, 'proxy'), { host: '127.0.0.1', port }, upstreams, observer);
  });

  afterAll(async () => {
    await proxy?.stop();
    await Promise.all([authoring, ...(runtimes ?? [])].map((upstream) => upstream?.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  const url = (path: string) => `http://127.0.0.1:${port}${path}`;

  async function seen(path: string, init?: RequestInit): Promise<Seen> {
    const response = await fetch(url(path), init);
    expect(response.status).toBe(200);
    return (await response.json()) as Seen;
  }

  it.each([
    '/language/authoring/analyze-text/projects/p?api-version=2023-04-01',
    '/language/authoring/analyze-text/projects/p/%3Aimport?api-version=2023-04-01',
    '/spansmith/containers/c/documents/a%20b.txt',
    '/docs',
    '/health/ready',
    '/language/unknown',
  ])('passes %s to authoring as it came', async (path) => {
    expect(await seen(path)).toMatchObject({ upstream: 'authoring', url: path });
  });

  it.each([
    '/language/analyze-text/jobs?api-version=2023-04-01',
    '/language/analyze-text/jobs/1:cancel?api-version=2023-04-01',
    '/language/analyze-text/jobs/1%3Acancel?api-version=2023-04-01',
    '/language/:analyze-text?api-version=2023-04-01',
    '/language/%3Aanalyze-text?api-version=2023-04-01',
  ])('passes %s to a runtime as it came', async (path) => {
    const { upstream, url: passed } = await seen(path, { method: 'POST', body: '{}' });
    expect(upstream).toMatch(/^runtime-[12]$/);
    expect(passed).toBe(path);
  });

  it('shares requests out over the runtimes', async () => {
    const answers = [];
    // Worker processes of nginx share the turn, so two in a row may only differ once it has gone round.
    for (let count = 0; count < 8; count++)
      answers.push((await seen('/language/analyze-text/jobs/1')).upstream);
    expect(new Set(answers)).toEqual(new Set(['runtime-1', 'runtime-2']));
  });

  it('tells the services the address that the client used', async () => {
    const { headers } = await seen('/docs');
    expect(headers).toMatchObject({
      host: `127.0.0.1:${port}`,
      'x-forwarded-host': `127.0.0.1:${port}`,
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
    });
  });

  it('does not pass on what a client claims about itself', async () => {
    const claims = {
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      'x-forwarded-port': '1',
      forwarded: 'for=192.0.2.1;host=evil.example',
    };
    const { headers } = await seen('/docs', { headers: claims });
    expect(JSON.stringify(headers)).not.toMatch(/192\.0\.2\.1|evil|gopher|forwarded-port/);
  });

  it('passes the key on', async () => {
    const { headers } = await seen('/docs', { headers: { 'ocp-apim-subscription-key': 'k' } });
    expect(headers['ocp-apim-subscription-key']).toBe('k');
  });

  it('passes a labels file of 64 MiB on', async () => {
    const path = '/language/authoring/analyze-text/projects/p/:import';
    const { bodyBytes } = await seen(path, { method: 'POST', body: new Uint8Array(64 * MIB) });
    expect(bodyBytes).toBe(64 * MIB);
  });

  it('refuses a body over the limit before it has arrived, in the error envelope', async () => {
    const path = '/language/authoring/analyze-text/projects/p/:import';
    const { status, body } = await announce(url(path), 300 * MIB);
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'InvalidRequest' } });
  });

  it('passes each server-sent event on when it is sent', async () => {
    const response = await fetch(url('/spansmith/projects/p/train/jobs/1/events'));
    const reader = response.body!.getReader();
    for (let event = 0; event < 2; event++) {
      authoring.sendEvent();
      const { value } = await reader.read();
      expect(new TextDecoder().decode(value)).toBe('data: {"percent":1}\n\n');
    }
    await reader.cancel();
  });

  it('does not give out metrics', async () => {
    for (const path of ['/metrics', '/docs/../metrics', '/docs/%2e%2e/metrics', '//metrics']) {
      const response = await fetch(url(path));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'NotFound' } });
    }
  });

  // The last two: they stop the upstreams for good.
  it('goes on with the runtimes that are left', async () => {
    await runtimes[0]!.stop();
    for (let count = 0; count < 8; count++) {
      const { upstream } = await seen('/language/:analyze-text', { method: 'POST', body: '{}' });
      expect(upstream).toBe('runtime-2');
    }
  });

  it('says 503 with Retry-After, in the error envelope, when no runtime is left', async () => {
    await runtimes[1]!.stop();
    const response = await fetch(url('/language/:analyze-text'), { method: 'POST', body: '{}' });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toMatchObject({ error: { code: 'ServiceUnavailable' } });
  });
});

/** Sends the headers of a body of that many bytes, but not the body, and returns the answer. */
function announce(target: string, bytes: number): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(target, { method: 'POST', headers: { 'content-length': bytes } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => {
        call.destroy();
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
    call.once('error', reject).flushHeaders();
  });
}
