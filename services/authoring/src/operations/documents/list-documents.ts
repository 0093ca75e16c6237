import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { toDocument } from '../../wire/document.ts';

/** `GET /spansmith/containers/{container}/documents`: in the order of the bytes of their names. */
export function listDocuments({ containers }: AuthoringContext): Handler<'listDocuments'> {
  return async ({ params: { container }, query, links }) => {
    const paging = parsePaging(query);
    const documents = await containers.list(container, paging);
    return ok(pageOf(documents.map(toDocument), paging, links));
  };
}
