import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { interpolate, parseEnvFile } from './interpolate.ts';

const ROOT = join(import.meta.dirname, '../..');

/** As much of a service of a compose file, in its normal form, as is looked at here. */
export interface ComposeService {
  image: string;
  user?: string;
  command?: string[];
  container_name?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  environment?: Record<string, string | null>;
  volumes?: { source?: string; target: string }[];
  ports?: { host_ip?: string; published?: string; target: number }[];
  networks?: Record<string, unknown>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  deploy?: { replicas?: number };
  build?: { args?: Record<string, string> };
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean } | null>;
}

/** docker-compose.yml as it is written. */
export const composeText = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');

/** What docker/make-env.sh prints: new secrets. */
export function makeEnv(): Record<string, string> {
  return parseEnvFile(execFileSync('sh', [join(ROOT, 'docker/make-env.sh')], { encoding: 'utf8' }));
}

/**
 * The compose file in its normal form, validated against the Compose Specification by its own reference parser.
 *
 * @throws Error with the parser's findings.
 */
export function loadComposeFile(composeGo: string, environment: Record<string, string>): ComposeFile {
  const filled = interpolate(composeText, environment);
  const json = execFileSync(composeGo, ['-format', 'json', '-no-interpolation', '-no-path-resolution', '-'], {
    cwd: ROOT,
    input: filled,
    encoding: 'utf8',
  });
  return JSON.parse(json) as ComposeFile;
}
