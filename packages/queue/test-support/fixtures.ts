import { getJob, type JobState, type Queryable } from '@spansmith/database';
import { expect } from 'vitest';
import type { Logger } from '../src/logger.ts';

/** A logger that keeps what it is told. */
export function keepingLogger(): Logger & { entries: { details: object; message: string }[] } {
  const entries: { details: object; message: string }[] = [];
  const keep = (details: object, message: string) => void entries.push({ details, message });
  return { entries, info: keep, warn: keep, error: keep };
}

/** Waits until a job has this status. */
export async function jobWithStatus(db: Queryable, id: string, status: string): Promise<JobState> {
  await expect.poll(async () => (await getJob(db, id))?.status, { timeout: 25_000 }).toBe(status);
  return (await getJob(db, id))!;
}
