import { loadOperations, type RuntimeOperationId } from '@spansmith/contract';
import { type OperationsOptions, registerOperations } from '@spansmith/service-kit';
import type { FastifyInstance } from 'fastify';
import type { RuntimeContext } from './context.ts';
import { createHandlers } from './handlers.ts';

/** Makes routes of the runtime API. */
export async function registerRuntime(
  app: FastifyInstance,
  context: RuntimeContext,
  options: OperationsOptions<RuntimeOperationId>,
): Promise<void> {
  const operations = (await loadOperations()).filter(({ document }) => document === 'runtime');
  registerOperations(app, operations, createHandlers(context), options);
}
