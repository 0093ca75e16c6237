import { created, type Handler, ok } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { toDocument } from '../../wire/document.ts';

/** `PUT /spansmith/containers/{container}/documents/{location}`: 201, or 200 if an older text was replaced. */
export function putDocument({ containers }: AuthoringContext): Handler<'putDocument'> {
  return async ({ params: { container, location }, body }) => {
    const { document, replaced } = await containers.put(container, location, Buffer.from(body));
    return replaced ? ok(toDocument(document)) : created(toDocument(document));
  };
}
