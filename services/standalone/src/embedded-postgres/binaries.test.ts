import { expect, it } from 'vitest';
import { findBinaries, majorVersion, program } from './binaries.ts';
import { runProgram } from './run-program.ts';

it('finds binaries that run on this machine', async () => {
  const binaries = findBinaries();
  expect(majorVersion(binaries)).toBe('17');
  await runProgram(program(binaries, 'postgres'), ['--version'], {});
});

it('says what to do on a machine that there are none for', () => {
  expect(() => findBinaries('linux', 'riscv64')).toThrow(/linux-riscv64 is not installed.*docker compose/);
  expect(() => findBinaries('win32', 'x64')).toThrow(/needs Linux or macOS.*WSL/);
});
