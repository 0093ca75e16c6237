import { randomUUID } from 'node:crypto';
import {
  createJob,
  getJob,
  type JobKind,
  type JobState,
  type Queryable,
  upsertProject,
} from '@spansmith/database';
import { expect } from 'vitest';
import type { Logger } from '../src/logger.ts';

/** A logger that keeps what it is told. */
export function keepingLogger(): Logger & { entries: { details: object; message: string }[] } {
  const entries: { details: object; message: string }[] = [];
  const keep = (details: object, message: string) => void entries.push({ details, message });
  return { entries, info: keep, warn: keep, error: keep };
}

/** A job of a project of its own, waiting in the outbox. */
export async function newJob(
  db: Queryable,
  kind: JobKind = 'export',
  payload: unknown = {},
): Promise<string> {
  const { project } = await upsertProject(db, {
    name: `project-${randomUUID()}`,
    container: 'letters',
    language: 'en-us',
    multilingual: false,
    description: null,
    settings: {},
  });
  return createJob(db, { kind, projectId: project.id, projectName: project.name, payload });
}

/** Waits until a job has this status. */
export async function jobWithStatus(db: Queryable, id: string, status: string): Promise<JobState> {
  await expect.poll(async () => (await getJob(db, id))?.status, { timeout: 25_000 }).toBe(status);
  return (await getJob(db, id))!;
}
