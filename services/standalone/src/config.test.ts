import { ConfigError } from '@spansmith/service-kit';
import { expect, it } from 'vitest';
import { parseConfig } from './config.ts';

it('needs nothing to be set', () => {
  expect(parseConfig({}, '/home/me')).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    apiKeys: [],
    dataDirectory: '/home/me/data',
  });
});

it('takes a data directory, relative to the working folder or absolute', () => {
  expect(parseConfig({ SPANSMITH_DATA_DIR: '../d' }, '/home/me').dataDirectory).toBe('/home/d');
  expect(parseConfig({ SPANSMITH_DATA_DIR: '/var/lib/s' }, '/home/me').dataDirectory).toBe('/var/lib/s');
});

it('names every variable that is bad', () => {
  const environment = { PORT: '80000', SPANSMITH_API_KEYS: 'short', SPANSMITH_DATA_DIR: 'a\0b' };
  expect(() => parseConfig(environment, '/')).toThrow(ConfigError);
  expect(() => parseConfig(environment, '/')).toThrow(/PORT.*SPANSMITH_API_KEYS.*SPANSMITH_DATA_DIR/s);
});
