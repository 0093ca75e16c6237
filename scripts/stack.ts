/**
 * The production topology as processes of this machine: Postgres, Redis or Valkey, an S3 server, 1 authoring, 2
 * training, 2 runtime, and the proxy of docker-compose.yml in front of them. Its data is gone when it stops.
 *
 * Settings: PORT (default 8080), HOST (default 127.0.0.1), SPANSMITH_API_KEYS (one key; default: a new one),
 * LOG_LEVEL. Needs the Debian packages postgresql, redis-server and nginx, and versitygw: scripts/stack/install-tools.
 */
import { once } from 'node:events';
import { startStack } from './stack/start-stack.ts';

function portFrom(text: string | undefined): number {
  const port = Number(text ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is ${JSON.stringify(text)}; expected a whole number from 1 to 65535`);
  }
  return port;
}

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const interruption = new AbortController();
  // Not `once`: a Ctrl-C comes twice, from the terminal and from the script that runs this one.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => interruption.abort(new Error(`Stopped by ${signal} before it was ready.`)));
  }

  const stack = await startStack({
    host: env.HOST ?? '127.0.0.1',
    port: portFrom(env.PORT),
    ...(env.SPANSMITH_API_KEYS && { key: env.SPANSMITH_API_KEYS }),
    ...(env.LOG_LEVEL && { environment: { LOG_LEVEL: env.LOG_LEVEL } }),
    onStep: (step) => console.log(`Starting ${step}...`),
    signal: interruption.signal,
  });
  console.log(`
Spansmith is ready at ${stack.url}
  key:       ${stack.key}
  processes: ${stack.processes.map(({ name, pid }) => `${name} (${pid})`).join(', ')}
  try:       SPANSMITH_URL=${stack.url} SPANSMITH_API_KEYS=${stack.key} npm run quickstart
Ctrl-C stops everything and removes its data.`);

  if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
  console.log('Stopping...');
  await stack.stop();
  console.log('Stopped.');
}

await main(process.env).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
