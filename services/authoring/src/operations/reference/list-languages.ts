import { SUPPORTED_LANGUAGES } from '@spansmith/contract';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';

/** `GET …/global/languages`. */
export function listLanguages(): Handler<'listLanguages'> {
  return async ({ query, links }) => {
    const paging = parsePaging(query);
    const languages = SUPPORTED_LANGUAGES.slice(paging.skip, paging.skip + paging.limit);
    return ok(pageOf(languages, paging, links));
  };
}
