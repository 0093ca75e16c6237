import { loadOperations } from '@spansmith/contract';
import { ContainerStore } from '@spansmith/documents';
import { registerOperations, type ServiceDefinition } from '@spansmith/service-kit';
import { createHandlers } from './handlers.ts';

/** The authoring API and our extensions to it. Any number of processes may run it. */
export const authoring: ServiceDefinition<Record<never, never>> = {
  name: 'authoring',
  documents: ['authoring', 'extensions'],
  variables: {},
  async start({ app, backends: { database, objects }, api, log }) {
    const operations = (await loadOperations()).filter(({ document }) => document !== 'runtime');
    const context = { db: database.db, objects, containers: new ContainerStore(objects), log };
    registerOperations(app, operations, createHandlers(context), api);
    return { close: async () => {} };
  },
};
