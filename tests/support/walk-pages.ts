import type { TestResponse, TestServices } from './services.ts';

/** The pages of a list, each read from the `nextLink` of the one before, which must lead to these services. */
export async function walkPages<Item>({ url, request }: TestServices, path: string): Promise<Item[][]> {
  const pages: Item[][] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const response: TestResponse = await request('GET', next);
    const page: { value: Item[]; nextLink: string | null } = response.json();
    pages.push(page.value);
    if (page.nextLink !== null && !page.nextLink.startsWith(`${url}/`)) {
      throw new Error(`The nextLink ${page.nextLink} leads away from ${url}.`);
    }
    next = page.nextLink?.slice(url.length);
  }
  return pages;
}
