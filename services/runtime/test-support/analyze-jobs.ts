import { expect } from 'vitest';
import { acceptedJob } from '../../../tests/support/accepted-job.ts';
import type { TestServices } from '../../../tests/support/services.ts';

/** An analyze job as its state is answered. */
export interface JobState {
  jobId: string;
  status: string;
  displayName?: string;
  errors: { code: string; message: string; target: string }[];
  nextLink?: string;
  statistics?: object;
  tasks: {
    completed: number;
    failed: number;
    inProgress: number;
    total: number;
    items: {
      kind: string;
      taskName?: string;
      status: string;
      results: {
        projectName: string;
        deploymentName: string;
        documents: { id: string; entities: { text: string }[]; statistics?: object }[];
        errors: { id: string }[];
        statistics?: object;
      };
    }[];
  };
}

/** A task of an analyze job as it is answered. */
export interface Task {
  projectName: string;
  deploymentName?: string;
  taskName?: string;
}

const jobs = '/language/analyze-text/jobs';

/** The body of a job's request: deployments are called `production` unless a task says otherwise. */
export function jobInput(texts: string[], tasks: Task[], more: object = {}) {
  return {
    analysisInput: { documents: texts.map((text, index) => ({ id: String(index), text })) },
    tasks: tasks.map(({ taskName, deploymentName = 'production', projectName }) => ({
      kind: 'CustomEntityRecognition',
      ...(taskName !== undefined && { taskName }),
      parameters: { projectName, deploymentName },
    })),
    ...more,
  };
}

/** Submits a job and gives its id. */
export async function submit(services: TestServices, body: object): Promise<string> {
  const { id, location } = acceptedJob(await services.request('POST', jobs, { body }));
  expect(location).toBe(`${services.url}${jobs}/${id}?api-version=2023-04-01`);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  return id;
}

/** Asks for the state of an analyze job. */
export function getJob(services: TestServices, id: string, query = '') {
  return services.request('GET', `${jobs}/${id}${query}`);
}

/** The state of a job when it has ended. */
export async function untilEnded(services: TestServices, id: string): Promise<JobState> {
  for (;;) {
    const state = (await getJob(services, id)).json<JobState>();
    if (['succeeded', 'failed', 'cancelled'].includes(state.status)) return state;
  }
}

/** Submits a job and waits for its end. */
export async function runAnalyzeJob(services: TestServices, body: object): Promise<JobState> {
  return untilEnded(services, await submit(services, body));
}
