import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { answersOk } from './probes.ts';
import { MAX_BODY_MIB } from './proxy.ts';
import { type Observer, SupervisedProcess } from './supervised-process.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The services of the production shape. */
export type ServiceName = 'authoring' | 'training' | 'runtime';

/** One process of a service, ready to be started. */
export interface Service {
  service: ServiceName;
  process: SupervisedProcess;
  /** Its own address, as `127.0.0.1:4711`. */
  address: string;
}

/** Processes `name-1` to `name-count` of a service, not started yet, each on a free port of the loopback interface. */
export async function prepareServices(
  service: ServiceName,
  count: number,
  environment: Record<string, string>,
  observer: Observer,
): Promise<Service[]> {
  const prepared: Service[] = [];
  for (let number = 1; number <= count; number++) {
    const port = await freePort();
    const process = new SupervisedProcess(
      {
        name: `${service}-${number}`,
        ...nodeProgram(join(ROOT, 'services', service, 'src/main.ts')),
        environment: {
          NODE_ENV: 'production',
          HOST: '127.0.0.1',
          PORT: String(port),
          SPANSMITH_TRUST_PROXY: 'true',
          SPANSMITH_MAX_BODY_MIB: String(MAX_BODY_MIB),
          ...environment,
        },
        stopSignal: 'SIGTERM',
        isReady: () => answersOk(`http://127.0.0.1:${port}/health/ready`),
      },
      observer,
    );
    prepared.push({ service, process, address: `127.0.0.1:${port}` });
  }
  return prepared;
}

/** The one-shot that brings a database to the newest schema. */
export const migrate = nodeProgram(join(ROOT, 'packages/database/src/migrate-main.ts'));

function nodeProgram(file: string): { command: string; args: string[] } {
  return { command: process.execPath, args: [file] };
}
