import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Links, Query } from './links.ts';
import { type PagingQuery, pageOf, parsePaging } from './paging.ts';

/** Links as a request with `query` makes them. */
const linksOf = (query: PagingQuery): Links => ({
  operationLocation: (path) => path,
  self: (changes) => JSON.stringify({ ...query, ...changes } satisfies Query),
});

/** Reads one page of the numbers 0, 1, 2... below `total`. */
function read(query: PagingQuery, total: number) {
  const paging = parsePaging(query);
  const items = Array.from({ length: total }, (_, index) => index);
  const page = pageOf(items.slice(paging.skip, paging.skip + paging.limit), paging, linksOf(query));
  return {
    value: page.value,
    next: page.nextLink === null ? null : (JSON.parse(page.nextLink) as PagingQuery),
  };
}

describe('paging', () => {
  it('gives everything in one page if it fits', () => {
    expect(read({}, 3)).toEqual({ value: [0, 1, 2], next: null });
  });

  it('advances skip and decrements top by what the page holds', () => {
    expect(read({ top: 5, skip: 1, maxpagesize: 2 }, 10)).toEqual({
      value: [1, 2],
      next: { top: 3, skip: 3, maxpagesize: 2 },
    });
  });

  it('has no next link once top is reached', () => {
    expect(read({ top: 2, maxpagesize: 2 }, 10)).toEqual({ value: [0, 1], next: null });
  });

  it('has no next link if the items end with the page', () => {
    expect(read({ maxpagesize: 2, skip: 2 }, 4)).toEqual({ value: [2, 3], next: null });
  });

  it('gives nothing for top 0', () => {
    expect(read({ top: 0 }, 4)).toEqual({ value: [], next: null });
  });

  it('limits the size of a page', () => {
    expect(read({}, 200).value).toHaveLength(100);
    expect(read({ maxpagesize: 1_000_000 }, 2_000).value).toHaveLength(1_000);
  });

  it('leads through exactly the wanted items, whatever the parameters', () => {
    const small = fc.option(fc.nat(12), { nil: undefined });
    fc.assert(
      fc.property(small, small, small, fc.nat(12), (top, skip, maxpagesize, total) => {
        const seen: number[] = [];
        let query: PagingQuery | null = { top, skip, maxpagesize };
        while (query) {
          const page = read(query, total);
          seen.push(...page.value);
          query = page.next;
        }
        const wanted = Array.from({ length: total }, (_, index) => index).slice(skip ?? 0);
        expect(seen).toEqual(wanted.slice(0, top));
      }),
    );
  });
});
