import { expect } from 'vitest';
import type { TestResponse } from './send-request.ts';

/** The job that a request has started: its id, and the address of its state. Expects the answer to be a bare 202. */
export function acceptedJob(response: TestResponse): { id: string; location: string } {
  expect([response.status, response.text]).toEqual([202, '']);
  const location = String(response.headers['operation-location']);
  const id = /jobs\/([^/?]+)/.exec(location)?.[1];
  if (id === undefined) throw new Error(`The address ${location} names no job.`);
  return { id, location };
}
