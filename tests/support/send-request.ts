import { type IncomingHttpHeaders, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';

/** A request, as raw as a test wants it. */
export interface TestRequest {
  method: string;
  /** Sent as it is, where fetch would resolve `..` and re-encode. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** An answer, read whole. */
export interface TestResponse {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body, parsed; `Body` is what the test expects it to be. */
  json<Body>(): Body;
}

/** Sends a request over a connection of its own and reads the whole answer. `origin` is like `http://127.0.0.1:8080`. */
export function sendRequest(
  origin: string,
  { method, path, headers = {}, body }: TestRequest,
): Promise<TestResponse> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      readText(response).then((text) => {
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, headers: received, text, json: () => JSON.parse(text) });
      }, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
