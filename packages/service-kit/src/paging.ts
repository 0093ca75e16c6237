import type { Links } from './links.ts';

/** The paging parameters of a list, as validated: whole numbers from 0. */
export interface PagingQuery {
  /** How many items the client wants in total, over all pages. */
  top?: number | undefined;
  skip?: number | undefined;
  maxpagesize?: number | undefined;
}

/** Which items to read for one page: `limit` of them after the first `skip`. */
export interface Paging {
  skip: number;
  /** One more than the page holds, where that tells whether another page follows. */
  limit: number;
  /** How many items the page may hold at most. */
  pageSize: number;
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
  const pageSize = Math.min(top, Math.max(maxpagesize, 1), MAX_PAGE_SIZE);
  return { skip, limit: top > pageSize ? pageSize + 1 : pageSize, pageSize, query };
}

/**
 * Makes the answer of a list out of the items that `paging` asked for. The next link asks for the rest: `skip` advanced
 * and `top`, if given, decremented by the items of this page.
 */
export function pageOf<Item>(items: readonly Item[], paging: Paging, links: Links): Page<Item> {
  const { skip, pageSize, query } = paging;
  const value = items.slice(0, pageSize);
  if (items.length <= pageSize) return { value, nextLink: null };
  const top = query.top === undefined ? undefined : query.top - value.length;
  return {
    value,
    nextLink: links.self({ top, skip: skip + value.length, maxpagesize: query.maxpagesize }),
  };
}
