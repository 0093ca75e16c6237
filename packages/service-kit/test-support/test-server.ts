import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { keptLog } from '../../../tests/support/kept-log.ts';
import { createLogger } from '../src/logger.ts';
import { createMetrics } from '../src/metrics.ts';
import { createServer, type ServerOptions } from '../src/server.ts';

/** A server for a test, and the lines that it logs. `setUp` adds routes before it is ready. */
export function testServer(options: Partial<ServerOptions> = {}): {
  app: FastifyInstance;
  log: () => string;
} {
  const { destination, text } = keptLog();
  const app = createServer({
    config: { trustProxy: false, maxBodyBytes: 4_096 },
    log: createLogger({ level: 'debug', name: 'test', destination }),
    metrics: createMetrics(),
    checks: {},
    ...options,
  });
  return { app, log: text };
}

/** Listens on a free port of the loopback interface. */
export async function listen(app: FastifyInstance): Promise<{ host: string; port: number }> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { host: '127.0.0.1', port: address.port };
}

/** Sends a request over a real socket: fetch and inject would tidy paths and headers up. */
export function send(
  address: { host: string; port: number },
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ ...address, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Sends bytes as they are and gives back everything that comes until the connection ends. */
export function sendRaw(address: { host: string; port: number }, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(address, () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
