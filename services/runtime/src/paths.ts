import { path } from '@spansmith/service-kit';

/** Where the state of an analyze job is read. */
export function jobPath(id: string): string {
  return path`/language/analyze-text/jobs/${id}`;
}
