import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an upstream saw of a request; it answers with this as JSON. */
export interface Seen {
  upstream: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  bodyBytes: number;
}

export interface EchoUpstream {
  /** As `127.0.0.1:4711`. */
  address: string;
  /** Lets the next event of every open event stream out. */
  sendEvent(): void;
  stop(): Promise<void>;
}

/** A server behind the proxy that says what reached it; a path that ends in `/events` is an event stream. */
export async function startEchoUpstream(upstream: string): Promise<EchoUpstream> {
  const streams = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    if (request.url?.endsWith('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      streams.add(response);
      return;
    }
    const bodyBytes = await countBytes(request);
    const { method, url, headers } = request;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ upstream, method, url, headers, bodyBytes }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    sendEvent() {
      for (const stream of streams) stream.write('data: {"percent":1}\n\n');
    },
    stop: () => stop(server),
  };
}

async function countBytes(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of request) bytes += (chunk as Buffer).length;
  return bytes;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
