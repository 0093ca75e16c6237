import { execFile } from 'node:child_process';
import type { User } from './unprivileged-user.ts';

/** Postgres' own environment: no locale, time zone or PG* variable of whoever starts us gets in. */
export const POSTGRES_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** How a program is run. */
export interface RunOptions {
  user?: User | undefined;
  /** Entered before the user is changed, so it may lie in a folder that the user can't enter. */
  workingFolder?: string;
}

/** Runs a program to its end. @throws Error with what it printed, and `code`: its exit code or e.g. 'EACCES' */
export function runProgram(file: string, args: string[], { user, workingFolder }: RunOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { cwd: workingFolder ?? '/', env: POSTGRES_ENVIRONMENT, ...user };
    execFile(file, args, options, (error, stdout, stderr) => {
      if (!error) return resolve();
      const printed = `${stdout}${stderr}`.trim();
      const failure = new Error(`${file} failed: ${error.message}${printed && `\n${printed}`}`, {
        cause: error,
      });
      reject(Object.assign(failure, { code: error.code }));
    });
  });
}
