import { resolve } from 'node:path';
import {
  type Environment,
  filePath,
  parseEnvironment,
  type ServerConfig,
  serverConfig,
  serverVariables,
} from '@spansmith/service-kit';

/** What `npm start` can be told. Everything has a default. */
export interface StandaloneConfig extends ServerConfig {
  /** Absolute path of the folder that holds everything: database, documents, models, key, cache. */
  dataDirectory: string;
  /** What relative paths in settings count from; absolute. */
  workingFolder: string;
}

/** Environment variables behind `parseConfig`. */
export const standaloneVariables = {
  ...serverVariables,
  // Its terminal is read by a person, who wants to see what went wrong and nothing else.
  LOG_LEVEL: serverVariables.LOG_LEVEL.unwrap().default('warn'),
  SPANSMITH_DATA_DIR: filePath('the path of a folder').default('./data'),
};

/**
 * Reads the configuration out of an environment. Relative paths count from `workingFolder`.
 *
 * @throws ConfigError naming every variable that is bad
 */
export function parseConfig(environment: Environment, workingFolder: string): StandaloneConfig {
  const values = parseEnvironment(standaloneVariables, environment);
  const dataDirectory = resolve(workingFolder, values.SPANSMITH_DATA_DIR);
  return { ...serverConfig(values), dataDirectory, workingFolder };
}
