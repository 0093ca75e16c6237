import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { unprivilegedUser } from './unprivileged-user.ts';

const exec = promisify(execFile);

/** Runs a program that does its work and ends. @throws Error with its output if it does not end with 0. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  {
    environment = {},
    unprivileged = false,
  }: { environment?: Record<string, string>; unprivileged?: boolean } = {},
): Promise<string> {
  try {
    const user = unprivileged ? unprivilegedUser : undefined;
    const { stdout } = await exec(command, [...args], { ...user, cwd: '/', env: environment });
    return stdout;
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    throw new Error(`${command} ended with ${code}:\n${stdout ?? ''}${stderr ?? ''}`);
  }
}
