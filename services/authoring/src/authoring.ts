import { loadOperations } from '@spansmith/contract';
import { type OperationsOptions, registerOperations } from '@spansmith/service-kit';
import type { FastifyInstance } from 'fastify';
import type { AuthoringContext } from './context.ts';
import { createHandlers, type ServedOperationId } from './handlers.ts';

/** Makes routes of the authoring API and of our extensions to it. */
export async function registerAuthoring(
  app: FastifyInstance,
  context: AuthoringContext,
  options: OperationsOptions<ServedOperationId>,
): Promise<void> {
  const operations = (await loadOperations()).filter(({ document }) => document !== 'runtime');
  registerOperations(app, operations, createHandlers(context), options);
}
