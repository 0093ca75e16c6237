import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const REVISION = '0123456789abcdef0123456789abcdef01234567';

/** A hub of one model on this machine, which redirects to another origin for content as real ones do, with faults. */
export class TestHub {
  readonly files: Map<string, Buffer>;
  /** Requests for content: file and range. */
  readonly requested: string[] = [];
  /** Requests for weights end after so many bytes of the body, first to last; then they go through. */
  breakAfter: number[] = [];
  /** Answers content requests as if no ranges were known. */
  ignoresRanges = false;
  /** Status of every answer, where it is none of success. */
  status = 200;
  /** What is served in place of what was hashed. */
  readonly tampered = new Map<string, Buffer>();
  /** Authorization headers that came to the hub, and to the origin of the content. */
  readonly tokens = { hub: new Set<string>(), content: new Set<string>() };
  readonly #hub: Server;
  readonly #content: Server;

  constructor(files: Record<string, Buffer>) {
    this.files = new Map(Object.entries(files));
    this.#hub = createServer((request, response) => this.#answer(request, response));
    this.#content = createServer((request, response) => this.#serve(request, response));
  }

  async start(): Promise<string> {
    for (const server of [this.#hub, this.#content])
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${portOf(this.#hub)}`;
  }

  async stop(): Promise<void> {
    for (const server of [this.#hub, this.#content]) {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  }

  #answer({ url, headers }: IncomingMessage, response: ServerResponse): void {
    this.tokens.hub.add(headers.authorization ?? '');
    if (this.status !== 200) return void response.writeHead(this.status).end();
    if (url === '/api/models/owner/model/revision/main?blobs=true')
      return void response.end(JSON.stringify({ sha: REVISION, siblings: this.#siblings() }));
    const name = new RegExp(`^/owner/model/resolve/${REVISION}/(.+)$`).exec(url ?? '')?.[1];
    if (name === undefined || !this.files.has(name)) return void response.writeHead(404).end();
    response.writeHead(302, { location: `http://localhost:${portOf(this.#content)}/${name}` }).end();
  }

  /** Weights as a large file, everything else as small ones. */
  #siblings() {
    return [...this.files].map(([rfilename, content]) => {
      const size = content.length;
      if (rfilename.endsWith('.safetensors'))
        return { rfilename, size, lfs: { sha256: createHash('sha256').update(content).digest('hex'), size } };
      return {
        rfilename,
        size,
        blobId: createHash('sha1').update(`blob ${size}\0`).update(content).digest('hex'),
      };
    });
  }

  #serve({ url, headers }: IncomingMessage, response: ServerResponse): void {
    const name = url!.slice(1);
    this.tokens.content.add(headers.authorization ?? '');
    this.requested.push(headers.range ? `${name} ${headers.range}` : name);
    const content = this.tampered.get(name) ?? this.files.get(name)!;
    const start = this.ignoresRanges ? 0 : Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const body = content.subarray(start);
    const range = start > 0 && { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` };
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': body.length, ...range });
    const limit = name.endsWith('.safetensors') ? this.breakAfter.shift() : undefined;
    if (limit === undefined) return void response.end(body);
    response.write(body.subarray(0, limit), () => setTimeout(() => response.destroy(), 20));
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
