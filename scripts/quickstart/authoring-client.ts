/** What a finished or running job looks like on the wire, as far as the quickstart reads it. */
export interface JobState {
  jobId: string;
  status: 'notStarted' | 'running' | 'succeeded' | 'failed' | 'cancelling' | 'cancelled';
  errors?: { code: string; message: string; target?: string }[];
  resultUrl?: string;
  result?: {
    modelLabel: string;
    trainingStatus: { percentComplete: number; status: string };
    evaluationStatus?: { percentComplete: number; status: string };
  };
}

/** Where the platform is, and the key for it. */
export interface AuthoringClientOptions {
  /** Address of the platform, without `/language`, e.g. `http://127.0.0.1:8080`. */
  url: string;
  key: string;
  apiVersion?: string;
  /** Milliseconds between two polls of a job. */
  pollInterval?: number;
}

/** Thrown when the platform answers with an error envelope, or when a job does not succeed. */
export class AuthoringError extends Error {
  readonly status: number | undefined;
  readonly body: unknown;

  constructor(message: string, body: unknown, status?: number) {
    super(message);
    this.name = 'AuthoringError';
    this.body = body;
    this.status = status;
  }
}

/**
 * The authoring REST API in a page: no official JavaScript client for it exists, and plain `fetch` is enough.
 *
 * Every long-running call answers 202 with an `operation-location`, which is polled until the job has ended.
 */
export class AuthoringClient {
  readonly #url: string;
  readonly #key: string;
  readonly #apiVersion: string;
  readonly #pollInterval: number;

  constructor({ url, key, apiVersion = '2023-04-01', pollInterval = 250 }: AuthoringClientOptions) {
    this.#url = url;
    this.#key = key;
    this.#apiVersion = apiVersion;
    this.#pollInterval = pollInterval;
  }

  /** Puts one document's text into a container; the container comes into being with its first document. */
  async uploadDocument(container: string, location: string, text: string): Promise<void> {
    const path = `/spansmith/containers/${encodeURIComponent(container)}/documents/${encodeURIComponent(location)}`;
    await this.request('PUT', path, { body: text, contentType: 'text/plain; charset=utf-8' });
  }

  importProject(project: string, labelsFile: unknown): Promise<JobState> {
    return this.#runJob('POST', `${this.#project(project)}/:import`, labelsFile);
  }

  async exportProject(project: string): Promise<unknown> {
    const job = await this.#runJob('POST', `${this.#project(project)}/:export?stringIndexType=Utf16CodeUnit`);
    return (await this.request('GET', job.resultUrl!)).json();
  }

  train(project: string, options: unknown, onPoll?: (job: JobState) => void): Promise<JobState> {
    return this.#runJob('POST', `${this.#project(project)}/:train`, options, onPoll);
  }

  deploy(project: string, deployment: string, trainedModelLabel: string): Promise<JobState> {
    return this.#runJob('PUT', `${this.#project(project)}/deployments/${encodeURIComponent(deployment)}`, {
      trainedModelLabel,
    });
  }

  deleteProject(project: string): Promise<JobState> {
    return this.#runJob('DELETE', this.#project(project));
  }

  /** GETs a resource of the project, e.g. `models/m1/evaluation/summary-result`. */
  async get<T>(project: string, resource = ''): Promise<T> {
    const path = resource ? `${this.#project(project)}/${resource}` : this.#project(project);
    return (await this.request('GET', path)).json() as Promise<T>;
  }

  /** Starts a job and returns the address to poll, without waiting. */
  async startJob(method: string, path: string, body?: unknown): Promise<string> {
    const json = body === undefined ? {} : { body: JSON.stringify(body), contentType: 'application/json' };
    const response = await this.request(method, path, json);
    return response.headers.get('operation-location')!;
  }

  startTraining(project: string, options: unknown): Promise<string> {
    return this.startJob('POST', `${this.#project(project)}/:train`, options);
  }

  /** Polls a job until it has ended. Throws when it did not succeed. */
  async waitFor(operationLocation: string, onPoll?: (job: JobState) => void): Promise<JobState> {
    for (;;) {
      const job = (await (await this.request('GET', operationLocation)).json()) as JobState;
      onPoll?.(job);
      if (job.status === 'succeeded') return job;
      if (job.status === 'failed' || job.status === 'cancelled') {
        const reasons = (job.errors ?? []).map((error) => `${error.target ?? error.code}: ${error.message}`);
        throw new AuthoringError([`The job ${job.status}.`, ...reasons].join('\n  '), job);
      }
      await new Promise((resolve) => setTimeout(resolve, this.#pollInterval));
    }
  }

  /** One request; `target` is a path or an absolute address. Throws on any status that is not 2xx. */
  async request(
    method: string,
    target: string,
    { body, contentType }: { body?: string; contentType?: string } = {},
  ): Promise<Response> {
    const url = new URL(target, this.#url);
    if (url.pathname.startsWith('/language') && !url.searchParams.has('api-version')) {
      url.searchParams.set('api-version', this.#apiVersion);
    }
    const response = await fetch(url, {
      method,
      body,
      headers: {
        'Ocp-Apim-Subscription-Key': this.#key,
        ...(contentType && { 'content-type': contentType }),
      },
    });
    if (response.ok) return response;
    const text = await response.text();
    throw new AuthoringError(
      `${method} ${url.pathname} answered ${response.status}: ${text}`,
      text,
      response.status,
    );
  }

  async #runJob(method: string, path: string, body?: unknown, onPoll?: (job: JobState) => void) {
    return this.waitFor(await this.startJob(method, path, body), onPoll);
  }

  #project(name: string): string {
    return `/language/authoring/analyze-text/projects/${encodeURIComponent(name)}`;
  }
}
