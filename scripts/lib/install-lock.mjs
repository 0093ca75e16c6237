import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const LOCK = 'node_modules/.spansmith-installing';
const POLL_MS = 200;

/**
 * Runs `task` while no other process does so for the same repository; waits for its turn. The lock of a process that
 * was killed doesn't count.
 *
 * @param {string} root
 * @param {() => Promise<void>} task
 */
export async function withInstallLock(root, task) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const lock = join(root, LOCK);
  let isToldToWait = false;
  while (!tryLock(lock)) {
    if (!isToldToWait) console.log('Another process is installing; waiting for it...');
    isToldToWait = true;
    await delay(POLL_MS);
  }
  try {
    await task();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(holderOf(lock))) rmSync(lock, { force: true });
    return false;
  }
}

/** NaN while the holder is just writing its process id. */
function holderOf(lock) {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}

function isAlive(pid) {
  if (Number.isNaN(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
