import type { Links } from './links.ts';

/** The paging parameters of a list, as validated: whole numbers from 0. */
export interface PagingQuery {
  /** How many items the client wants in total, over all pages. */
  top?: number | undefined;
  skip?: number | undefined;
  maxpagesize?: number | undefined;
}

/** Which items to read for one page. */
export interface Paging {
  offset: number;
  /** How many items the page may hold at most. */
  limit: number;
  /** How many to read: one more than the page holds where that tells whether another page follows. */
  fetch: number;
  query: PagingQuery;
}

/** One page of a list in the contract's shape: `nextLink` is null on the last page. */
export interface Page<Item> {
  value: Item[];
  nextLink: string | null;
}

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1_000;

/** Turns a list's query into what to read. `maxpagesize` 0 counts as 1: a page without items would never end. */
export function parsePaging(query: PagingQuery): Paging {
  const { top = Number.POSITIVE_INFINITY, skip = 0, maxpagesize = DEFAULT_PAGE_SIZE } = query;
  const pageSize = Math.min(Math.max(maxpagesize, 1), MAX_PAGE_SIZE);
  const limit = Math.min(top, pageSize);
  return { offset: skip, limit, fetch: top > limit ? limit + 1 : limit, query };
}

/**
 * Makes the answer of a list out of the `paging.fetch` items read from `paging.offset` on. The next link asks for the
 * rest: `skip` advanced and `top`, if given, decremented by the items of this page.
 */
export function pageOf<Item>(items: readonly Item[], paging: Paging, links: Links): Page<Item> {
  const { offset, limit, query } = paging;
  const value = items.slice(0, limit);
  if (items.length <= limit) return { value, nextLink: null };
  const top = query.top === undefined ? undefined : query.top - value.length;
  return {
    value,
    nextLink: links.self({ top, skip: offset + value.length, maxpagesize: query.maxpagesize }),
  };
}
