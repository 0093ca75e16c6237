import { z } from 'zod';
import { FetchFailure } from './failure.ts';

/** A file of a model as the hub lists it. */
export interface HubFile {
  name: string;
  sizeBytes: number;
  /** What its content must hash to: SHA-256 of large files, git's SHA-1 of a blob for small ones. */
  hash: { algorithm: 'sha256' | 'git-sha1'; hex: string };
}

export interface HubModel {
  id: string;
  /** The commit, as 40 hex digits. */
  revision: string;
  files: HubFile[];
}

const listing = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().nonnegative().optional(),
      blobId: z.string().optional(),
      lfs: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().nonnegative() }).nullish(),
    }),
  ),
});

/** `name` or `owner/name`; no part begins with a dot, so that an id is also a safe path. */
const MODEL_ID = /^[\w-][\w.-]*(\/[\w-][\w.-]*)?$/;
/** A branch, a tag or a commit. */
const REVISION = /^[\w-][\w./-]*$/;

/** A connection that failed, or an answer that another attempt may improve. */
export class TransientFailure extends FetchFailure {}

/** A hub of models that speaks Hugging Face's HTTP API. */
export class Hub {
  readonly #base: URL;
  readonly #token: string | undefined;

  /** @param token sent to the hub itself only, never to where it redirects */
  constructor(base: string, token?: string) {
    if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol))
      throw new FetchFailure(`The hub "${base}" is no address like https://huggingface.co.`);
    this.#base = new URL(base.endsWith('/') ? base : `${base}/`);
    this.#token = token || undefined;
  }

  /** Which commit `revision` is at the moment, and the files of the model there. */
  async model(id: string, revision: string): Promise<HubModel> {
    if (!MODEL_ID.test(id))
      throw new FetchFailure(`"${id}" is no id of a model like sentence-transformers/all-MiniLM-L6-v2.`);
    if (!REVISION.test(revision)) throw new FetchFailure(`"${revision}" is no branch, tag or commit.`);
    const what = `model ${id}, revision ${revision}`;
    const answer = await this.#get(
      `api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`,
      what,
    );
    const parsed = listing.safeParse(await answer.json().catch(() => undefined));
    if (!parsed.success)
      throw new FetchFailure(`${this.#base.origin} does not answer as a hub of models does: is --hub right?`);
    const files = parsed.data.siblings.flatMap(({ rfilename: name, size, blobId, lfs }): HubFile[] => {
      if (lfs) return [{ name, sizeBytes: lfs.size, hash: { algorithm: 'sha256', hex: lfs.sha256 } }];
      if (size === undefined || blobId === undefined) return [];
      return [{ name, sizeBytes: size, hash: { algorithm: 'git-sha1', hex: blobId } }];
    });
    return { id, revision: parsed.data.sha, files };
  }

  /** The content of a file from the byte `startByte` on. The answer is 200 with all of it where the hub cannot skip. */
  async content({ id, revision }: HubModel, name: string, startByte: number): Promise<Response> {
    const range = startByte > 0 && { range: `bytes=${startByte}-` };
    // Ranges and sizes are those of the file, not of a compressed form.
    const headers = { 'accept-encoding': 'identity', ...range };
    return this.#get(`${id}/resolve/${revision}/${name}`, `${name} of ${id}`, headers);
  }

  async #get(path: string, what: string, headers: Record<string, string> = {}): Promise<Response> {
    const authorization = this.#token && { authorization: `Bearer ${this.#token}` };
    const url = new URL(path, this.#base);
    const answer = await fetch(url, { headers: { ...headers, ...authorization } }).catch((error: Error) => {
      throw this.#unreachable(error);
    });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    throw this.#refusal(answer.status, what);
  }

  #unreachable(error: Error): FetchFailure {
    const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException;
    return new TransientFailure(
      `${this.#base.origin} cannot be reached (${code ?? message}). Without a way to it, run this command on a machine that has one and copy the folder here, or name a mirror with --hub.`,
    );
  }

  #refusal(status: number, what: string): FetchFailure {
    if (status === 401 || status === 403)
      return new FetchFailure(
        `${this.#base.origin} does not give out ${what} (${status}): it is gated, private or absent. Check the id; where the model asks for consent, give it on its page and set HF_TOKEN to a token of yours.`,
      );
    if (status === 404)
      return new FetchFailure(`${this.#base.origin} has no ${what}. Check the id and --revision.`);
    const message = `${this.#base.origin} answered ${status} to the request for ${what}.`;
    return status === 429 || status >= 500
      ? new TransientFailure(`${message} Try again later.`)
      : new FetchFailure(message);
  }
}
