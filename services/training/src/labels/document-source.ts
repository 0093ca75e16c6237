import { ApiError } from '@spansmith/contract';
import { type ContainerStore, findContainerNameProblem, isSafeLocation } from '@spansmith/documents';
import type { DocumentSource } from '@spansmith/labels';

/**
 * The documents that a project's labels are checked against.
 *
 * @param container as a labels file names it: anything may stand there; in what is no possible name lies no document
 */
export function documentSource(containers: ContainerStore, container: unknown): DocumentSource {
  if (typeof container !== 'string' || findContainerNameProblem(container) !== undefined) {
    return { isSafeLocation, readText: async () => undefined };
  }
  return {
    container,
    isSafeLocation,
    async readText(location) {
      try {
        return await containers.readText(container, location);
      } catch (error) {
        if (error instanceof ApiError) return { problem: error.message };
        throw error;
      }
    },
  };
}
