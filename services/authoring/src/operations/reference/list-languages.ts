import { SUPPORTED_LANGUAGES } from '@spansmith/contract';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';

/** `GET …/global/languages`. */
export function listLanguages(): Handler<'listLanguages'> {
  return async ({ query, links }) => {
    const paging = parsePaging(query);
    const page = SUPPORTED_LANGUAGES.slice(paging.offset, paging.offset + paging.fetch);
    return ok(pageOf(page, paging, links));
  };
}
