import { loadOperations } from '@spansmith/contract';
import { ContainerStore } from '@spansmith/documents';
import { filePath, registerOperations, type ServiceDefinition } from '@spansmith/service-kit';
import type { AuthoringContext } from './context.ts';
import { createHandlers } from './handlers.ts';

const variables = {
  /** As the training service has it. The folder itself is nothing to this service: that there is one is. */
  SPANSMITH_ENCODER_DIR: filePath('the path of a folder').optional(),
};

/** The authoring API and our extensions to it. Any number of processes may run it. */
export const authoring: ServiceDefinition<typeof variables> = {
  name: 'authoring',
  documents: ['authoring', 'extensions'],
  variables,
  async start({ app, backends: { database, objects }, api, settings, log }) {
    const operations = (await loadOperations()).filter(({ document }) => document !== 'runtime');
    const context: AuthoringContext = {
      db: database.db,
      objects,
      containers: new ContainerStore(objects),
      training: { hasEncoder: settings.SPANSMITH_ENCODER_DIR !== undefined },
      log,
    };
    registerOperations(app, operations, createHandlers(context), api);
    return { close: async () => {} };
  },
};
