import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * Runs the server until standard input ends, then stops it and removes its folder. Node closes that input however it
 * dies, so that not even a `kill -9` of the test runner leaves a server behind.
 */
const untilInputEnds = `
trap '' INT TERM
folder=$1; shift
"$@" 2>&1 &
server=$!
exec > /dev/null
cat
kill -INT $server 2> /dev/null
wait $server
rm -rf "$folder"
`;

/**
 * Starts a server that ends with this process at the latest; resolves when it has printed `readyText`, and rejects with
 * what it printed instead.
 *
 * @param folder its own: working directory, removed at the end
 * @returns stops it
 */
export async function startTetheredServer(
  command: string[],
  readyText: string,
  folder: string,
  identity: { uid?: number; gid?: number } = {},
): Promise<() => Promise<void>> {
  const child = spawn('sh', ['-c', untilInputEnds, 'sh', folder, ...command], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...identity,
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.stdin.end();
    await exited;
  };
  const printed: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    const output = createInterface(child.stdout);
    output.on('line', (line) => {
      if (printed.length < 50) printed.push(line);
      if (line.includes(readyText)) resolve();
    });
    // The shell has let go of this output, so it ends when the server does.
    output.once('close', () => reject(new Error(`${command[0]} ended:\n${printed.join('\n')}`)));
    child.once('error', reject);
  });
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
