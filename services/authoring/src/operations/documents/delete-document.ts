import { notFound } from '@spansmith/contract';
import { type Handler, noContent } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';

/** `DELETE /spansmith/containers/{container}/documents/{location}`: labels that projects have for it stay. */
export function deleteDocument({ containers }: AuthoringContext): Handler<'deleteDocument'> {
  return async ({ params: { container, location } }) => {
    if (!(await containers.delete(container, location))) throw notFound('Document', location, container);
    return noContent();
  };
}
