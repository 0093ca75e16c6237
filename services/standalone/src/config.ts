import { resolve } from 'node:path';
import {
  type Environment,
  parseEnvironment,
  type ServerConfig,
  serverConfig,
  serverVariables,
  variable,
} from '@spansmith/service-kit';

/** What `npm start` can be told. Everything has a default. */
export interface StandaloneConfig extends ServerConfig {
  /** Absolute path of the folder that holds everything: database, documents, models, key. */
  dataDirectory: string;
}

/** Environment variables behind `parseConfig`. */
export const standaloneVariables = {
  ...serverVariables,
  // Its terminal is read by a person, who wants to see what went wrong and nothing else.
  LOG_LEVEL: serverVariables.LOG_LEVEL.unwrap().default('warn'),
  SPANSMITH_DATA_DIR: variable('the path of a folder', (path) => {
    if (path.includes('\0')) throw new Error('has a NUL character');
    return path;
  }).default('./data'),
};

/**
 * Reads the configuration out of an environment. A relative data directory counts from `workingFolder`.
 *
 * @throws ConfigError naming every variable that is bad
 */
export function parseConfig(environment: Environment, workingFolder: string): StandaloneConfig {
  const values = parseEnvironment(standaloneVariables, environment);
  return { ...serverConfig(values), dataDirectory: resolve(workingFolder, values.SPANSMITH_DATA_DIR) };
}
