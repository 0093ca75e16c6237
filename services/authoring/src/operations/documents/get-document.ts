import { notFound } from '@spansmith/contract';
import { type Handler, text } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';

/** `GET /spansmith/containers/{container}/documents/{location}`: the text that labels count in. */
export function getDocument({ containers }: AuthoringContext): Handler<'getDocument'> {
  return async ({ params: { container, location } }) => {
    const document = await containers.readText(container, location);
    if (document === undefined) throw notFound('Document', location, container);
    return text(document);
  };
}
