import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/** What must not reach a log: keys, and the texts that users entrust to us. Each is looked for two levels deep. */
const SECRET_FIELDS = [
  'ocp-apim-subscription-key',
  'authorization',
  'cookie',
  'apiKey',
  'apiKeys',
  'databaseUrl',
  'redisUrl',
  'accessKeyId',
  'secretAccessKey',
  'password',
  'text',
  'documents',
  'analysisInput',
  'body',
];

/** What a logger writes, and where. */
export interface LoggerOptions {
  level: LogLevel;
  /** Name of the service, on every line. */
  name: string;
  /** Colours and line breaks for people instead of one JSON object a line; default: when stdout is a terminal. */
  pretty?: boolean;
  /** Where lines go; default stdout. Overrides `pretty`. */
  destination?: DestinationStream;
}

/** The one logger of a process; pass it down, with `child` for parts that want a name of their own. */
export function createLogger({
  level,
  name,
  pretty = process.stdout.isTTY === true,
  destination,
}: LoggerOptions): Logger {
  const options = {
    level,
    name,
    serializers: { err: serializeError },
    redact: { paths: SECRET_FIELDS.flatMap(atDepths), censor: '[redacted]' },
  };
  if (destination) return pino(options, destination);
  if (!pretty) return pino(options);
  return pino({
    ...options,
    transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' } },
  });
}

/**
 * An error of a database pool carries its whole connection, which says nothing and fills the screen. What is thrown need
 * not be an error: anything else is written as it is.
 */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { client: _, ...rest } = stdSerializers.err(error);
  return rest;
}

function atDepths(field: string): string[] {
  const key = `["${field}"]`;
  return [key, `*${key}`, `*.*${key}`];
}
