import { ConfigError, createLogger } from '@spansmith/service-kit';
import { parseConfig } from './config.ts';
import { printProgress, printReady } from './console.ts';
import { runPlatform } from './run-platform.ts';

/** What `npm start` runs. */
try {
  const config = parseConfig(process.env, process.env.INIT_CWD ?? process.cwd());
  const log = createLogger({ level: config.logLevel, name: 'spansmith' });
  printReady(await runPlatform(config, process.env, log, printProgress));
} catch (error) {
  process.stderr.write(`\n${error instanceof ConfigError ? error.message : describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  const { message, cause } = error as Error & { code?: string };
  return cause instanceof Error ? `${message}\n  ${cause.message}` : message;
}
