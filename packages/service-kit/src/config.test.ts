import { describe, expect, it } from 'vitest';
import { backendConfig, backendVariables, requiredApiKeys, serverConfig, serverVariables } from './config.ts';
import { ConfigError, type Environment, parseEnvironment } from './environment.ts';

const server = (environment: Environment) => serverConfig(parseEnvironment(serverVariables, environment));

const production: Environment = {
  DATABASE_URL: 'postgres://spansmith:hunter2@db:5432/spansmith',
  REDIS_URL: 'redis://cache:6379',
  S3_ENDPOINT: 'http://objects:8333/',
  S3_BUCKET: 'spansmith',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('server config', () => {
  it('listens on the loopback address, port 8080, without trusting a proxy, when nothing is set', () => {
    expect(server({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      apiKeys: [],
      publicUrl: undefined,
      trustProxy: false,
      logLevel: 'info',
      maxBodyBytes: 64 * 1024 * 1024,
    });
  });

  it('takes an empty value for one that is not set', () => {
    expect(server({ PORT: '', SPANSMITH_PUBLIC_URL: '  ', SPANSMITH_API_KEYS: '' })).toEqual(server({}));
  });

  it('reads every variable', () => {
    expect(
      server({
        PORT: ' 9000 ',
        HOST: '0.0.0.0',
        SPANSMITH_API_KEYS: '0123456789abcdef, fedcba9876543210',
        SPANSMITH_PUBLIC_URL: 'https://ner.example.org/spans/',
        SPANSMITH_TRUST_PROXY: 'TRUE',
        LOG_LEVEL: 'Debug',
        SPANSMITH_MAX_BODY_MIB: '2',
      }),
    ).toEqual({
      port: 9000,
      host: '0.0.0.0',
      apiKeys: ['0123456789abcdef', 'fedcba9876543210'],
      publicUrl: 'https://ner.example.org/spans',
      trustProxy: true,
      logLevel: 'debug',
      maxBodyBytes: 2 * 1024 * 1024,
    });
  });

  it('names every bad variable at once, with its problem and what is allowed', () => {
    const problems = problemsOf(() =>
      server({
        PORT: '80a',
        HOST: 'a b',
        LOG_LEVEL: 'loud',
        SPANSMITH_TRUST_PROXY: 'maybe',
        SPANSMITH_MAX_BODY_MIB: '0',
      }),
    );
    expect(problems).toEqual([
      'PORT is "80a"; expected a whole number from 0 to 65535',
      'HOST is "a b"; expected a host name or IP address',
      'SPANSMITH_TRUST_PROXY is "maybe"; expected true or false',
      'LOG_LEVEL is "loud"; expected one of trace, debug, info, warn, error, fatal, silent',
      'SPANSMITH_MAX_BODY_MIB is "0"; expected a whole number from 1 to 512',
    ]);
  });

  it.each(['0x10', '1e3', '1.5', '-1', '65536', 'NaN'])('refuses %s as a port', (PORT) => {
    expect(problemsOf(() => server({ PORT }))).toHaveLength(1);
  });

  it('says which key is too short without showing it', () => {
    const problems = problemsOf(() => server({ SPANSMITH_API_KEYS: '0123456789abcdef,hunter2' }));
    expect(problems).toEqual([
      'SPANSMITH_API_KEYS has 7 characters in key 2; expected keys separated by commas, each at least 16 visible ASCII characters',
    ]);
  });

  it.each([
    'ner.example.org',
    'ftp://ner.example.org',
    'https://u:p@ner.example.org',
    'https://ner.example.org/?a=1',
  ])('refuses %s as the public URL', (SPANSMITH_PUBLIC_URL) => {
    expect(problemsOf(() => server({ SPANSMITH_PUBLIC_URL }))[0]).toMatch(/^SPANSMITH_PUBLIC_URL /);
  });

  it('can demand API keys', () => {
    expect(problemsOf(() => parseEnvironment(requiredApiKeys, {}))[0]).toMatch(
      /^SPANSMITH_API_KEYS is not set; /,
    );
  });
});

describe('backend config', () => {
  it('reads database, queue and object store', () => {
    expect(backendConfig(parseEnvironment(backendVariables, production))).toEqual({
      databaseUrl: 'postgres://spansmith:hunter2@db:5432/spansmith',
      redisUrl: 'redis://cache:6379',
      s3: {
        endpoint: 'http://objects:8333',
        bucket: 'spansmith',
        region: 'us-east-1',
        accessKeyId: 'id',
        secretAccessKey: 'secret',
      },
    });
  });

  it('names every variable that is missing', () => {
    const names = problemsOf(() => parseEnvironment(backendVariables, {})).map(
      (problem) => problem.split(' ')[0],
    );
    expect(names).toEqual([
      'DATABASE_URL',
      'REDIS_URL',
      'S3_ENDPOINT',
      'S3_BUCKET',
      'S3_ACCESS_KEY_ID',
      'S3_SECRET_ACCESS_KEY',
    ]);
  });

  it('never shows a password or a secret key', () => {
    const message = problemsOf(() =>
      parseEnvironment(backendVariables, {
        ...production,
        DATABASE_URL: 'mysql://spansmith:hunter2@db/spansmith',
        S3_SECRET_ACCESS_KEY: 'hunter2 hunter2',
      }),
    ).join('\n');
    expect(message).toMatch(/DATABASE_URL has another scheme/);
    expect(message).toMatch(/S3_SECRET_ACCESS_KEY is not usable/);
    expect(message).not.toContain('hunter2');
  });
});
