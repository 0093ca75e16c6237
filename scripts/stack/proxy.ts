import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { isListening } from './probes.ts';
import { type Observer, SupervisedProcess } from './supervised-process.ts';
import { giveToUnprivilegedUser } from './unprivileged-user.ts';

const TEMPLATE = join(import.meta.dirname, '../../docker/proxy/nginx.conf.template');

/** Largest body that the services are told to accept, so that a project of the greatest size can be imported. */
export const MAX_BODY_MIB = 256;

/** The values that the template leaves open; docker-compose.yml gives the same names to the nginx image. */
export interface ProxyValues {
  /** Folder for its pid file and temporary files. */
  SPANSMITH_PROXY_DIR: string;
  /** Address and port, or port alone. */
  SPANSMITH_PROXY_LISTEN: string;
  SPANSMITH_PROXY_RESOLVER: string;
  /** `server ADDRESS;`, once or more. */
  SPANSMITH_PROXY_AUTHORING: string;
  SPANSMITH_PROXY_RUNTIME: string;
  SPANSMITH_PROXY_MAX_BODY_MIB: string;
}

/** Address and port of the processes behind the proxy, as `127.0.0.1:4711`. */
export interface Upstreams {
  authoring: readonly string[];
  runtime: readonly string[];
}

/** The proxy's config with every `${SPANSMITH_PROXY_...}` filled in. @throws Error if a value is missing. */
export async function renderProxyConfig(values: ProxyValues): Promise<string> {
  const template = await readFile(TEMPLATE, 'utf8');
  return template.replace(/\$\{(SPANSMITH_PROXY_\w+)\}/g, (_, name: string) => {
    const value = (values as unknown as Record<string, string | undefined>)[name];
    if (value === undefined) throw new Error(`${TEMPLATE} asks for ${name}, which has no value`);
    return value;
  });
}

/** Debian's nginx with the config of docker-compose.yml. */
export async function startProxy(
  folder: string,
  { host, port }: { host: string; port: number },
  upstreams: Upstreams,
  observer: Observer,
): Promise<SupervisedProcess> {
  const server = await findProgram(['nginx'], 'apt-get install nginx');
  await mkdir(folder, { recursive: true });
  await giveToUnprivilegedUser(folder);
  const servers = (addresses: readonly string[]) =>
    addresses.map((address) => `server ${address};`).join(' ');
  const config = join(folder, 'nginx.conf');
  const values = {
    SPANSMITH_PROXY_DIR: folder,
    SPANSMITH_PROXY_LISTEN: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    // Never asked: the upstreams are addresses.
    SPANSMITH_PROXY_RESOLVER: '127.0.0.1',
    SPANSMITH_PROXY_AUTHORING: servers(upstreams.authoring),
    SPANSMITH_PROXY_RUNTIME: servers(upstreams.runtime),
    SPANSMITH_PROXY_MAX_BODY_MIB: String(MAX_BODY_MIB + 1),
  };
  await writeFile(config, await renderProxyConfig(values));
  await chmod(config, 0o644);
  const process = new SupervisedProcess(
    {
      name: 'proxy',
      command: server,
      args: ['-p', folder, '-e', 'stderr', '-c', config, '-g', 'daemon off;'],
      environment: {},
      unprivileged: true,
      stopSignal: 'SIGTERM',
      isReady: () => isListening(port, host),
    },
    observer,
  );
  await process.start();
  return process;
}
