import type { z } from 'zod';
import { flag, oneOf, textVariable, url, variable, wholeNumber } from './environment.ts';

const KEY_MIN_LENGTH = 16;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const MIB = 1024 * 1024;

/** What every service needs to listen. */
export interface ServerConfig {
  port: number;
  host: string;
  /** Accepted API keys in clear text: make a key store of them and drop them. Empty if none were given. */
  apiKeys: string[];
  /** Address that clients use, without a trailing slash; undefined means it is taken from each request. */
  publicUrl: string | undefined;
  /** Believe `X-Forwarded-*`: only right behind a reverse proxy that sets them itself. */
  trustProxy: boolean;
  logLevel: LogLevel;
  maxBodyBytes: number;
}

/** A value of `LOG_LEVEL`, in lower case. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** An S3-compatible store. */
export interface S3Config {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** What a service stands on when it runs alone; the embedded mode brings its own. */
export interface BackendConfig {
  databaseUrl: string;
  redisUrl: string;
  s3: S3Config;
}

const apiKeys = variable(
  `keys separated by commas, each at least ${KEY_MIN_LENGTH} visible ASCII characters`,
  (value) => {
    const keys = value.split(',').map((key) => key.trim());
    keys.forEach((key, index) => {
      if (key.length < KEY_MIN_LENGTH) throw new Error(`has ${key.length} characters in key ${index + 1}`);
      if (!/^[\x21-\x7e]+$/.test(key))
        throw new Error(`has white space or other characters in key ${index + 1}`);
    });
    return keys;
  },
);

/** Environment variables behind `serverConfig`. */
export const serverVariables = {
  PORT: wholeNumber({ min: 0, max: 65_535 }).default(8080),
  HOST: textVariable('a host name or IP address', /^[\w.:-]+$/).default('127.0.0.1'),
  SPANSMITH_API_KEYS: apiKeys.default([]),
  SPANSMITH_PUBLIC_URL: url(['http', 'https'], { base: true }).optional(),
  SPANSMITH_TRUST_PROXY: flag().default(false),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  SPANSMITH_MAX_BODY_MIB: wholeNumber({ min: 1, max: 512 }).default(64),
};

/** Spread after `serverVariables` where API calls are answered and nobody makes a key up. */
export const requiredApiKeys = { SPANSMITH_API_KEYS: apiKeys };

/** Environment variables behind `backendConfig`. */
export const backendVariables = {
  DATABASE_URL: url(['postgres', 'postgresql']),
  REDIS_URL: url(['redis', 'rediss']),
  S3_ENDPOINT: url(['http', 'https'], { base: true }),
  S3_BUCKET: textVariable('3 to 63 of a-z, 0-9, - and .', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  S3_REGION: textVariable('a region of a-z, 0-9 and -', /^[a-z0-9-]+$/).default('us-east-1'),
  S3_ACCESS_KEY_ID: textVariable('an access key id', /^\S+$/, { secret: true }),
  S3_SECRET_ACCESS_KEY: textVariable('a secret access key', /^\S+$/, { secret: true }),
};

type Parsed<Variables extends z.ZodRawShape> = z.output<z.ZodObject<Variables>>;

/** Typed config of the HTTP side, from values that `parseEnvironment` gave for `serverVariables`. */
export function serverConfig(values: Parsed<typeof serverVariables>): ServerConfig {
  return {
    port: values.PORT,
    host: values.HOST,
    apiKeys: values.SPANSMITH_API_KEYS,
    publicUrl: values.SPANSMITH_PUBLIC_URL,
    trustProxy: values.SPANSMITH_TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    maxBodyBytes: values.SPANSMITH_MAX_BODY_MIB * MIB,
  };
}

/** Typed config of database, queue and object store, from values that `parseEnvironment` gave for `backendVariables`. */
export function backendConfig(values: Parsed<typeof backendVariables>): BackendConfig {
  return {
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    s3: {
      endpoint: values.S3_ENDPOINT,
      bucket: values.S3_BUCKET,
      region: values.S3_REGION,
      accessKeyId: values.S3_ACCESS_KEY_ID,
      secretAccessKey: values.S3_SECRET_ACCESS_KEY,
    },
  };
}
