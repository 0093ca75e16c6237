import { describe, expect, it } from 'vitest';
import { useTestServices } from '../../../../../tests/support/services.ts';
import { walkPages } from '../../../../../tests/support/walk-pages.ts';
import { authoring } from '../../service.ts';

const services = await useTestServices([authoring], { upkeep: false });

const pathOf = (container: string, name = '') => `/spansmith/containers/${container}/documents${name}`;
const get = (container: string, name: string) => services.request('GET', pathOf(container, name));
const put = (container: string, name: string, body: string | Buffer, contentType = 'text/plain') =>
  services.request('PUT', pathOf(container, name), { headers: { 'content-type': contentType }, body });

async function refusal(container: string, name: string, body: string | Buffer = 'text') {
  const response = await put(container, name, body);
  expect(response.status).toBe(400);
  return response.json<{ error: { message: string; target: string } }>().error;
}

describe('a document', () => {
  it('is added, then replaced', async () => {
    const added = await put('letters', '/01.txt', 'Dear Mara,');
    expect(added.status).toBe(201);
    expect(added.json()).toEqual({
      location: '01.txt',
      sizeBytes: 10,
      lastModifiedDateTime: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect((await put('letters', '/01.txt', 'Dear Måra,')).status).toBe(200);
    expect((await get('letters', '/01.txt')).text).toBe('Dear Måra,');
  });

  it('is given back as plain text in UTF-8, line ends and all', async () => {
    const text = 'line\r\nline\n\n\ttab é 👩‍🔬 \u00a0 end ';
    await put('exact', '/a', text, 'text/plain; charset=utf-8');
    const response = await get('exact', '/a');
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(response.text).toBe(text);
  });

  it('loses a byte-order mark at its beginning, and only there', async () => {
    expect((await put('bom', '/a', '\ufeffa\ufeffb')).json()).toMatchObject({ sizeBytes: 5 });
    expect((await get('bom', '/a')).text).toBe('a\ufeffb');
  });

  it('is deleted once', async () => {
    await put('deleted', '/a', 'x');
    const remove = () => services.request('DELETE', pathOf('deleted', '/a'));
    const response = await remove();
    expect([response.status, response.text]).toEqual([204, '']);
    expect((await remove()).json()).toMatchObject({ error: { code: 'NotFound', target: 'a' } });
    expect((await get('deleted', '/a')).status).toBe(404);
  });

  it.each([
    ['Test%201.txt', 'Test 1.txt'],
    ['%C3%9Cbersicht%202026.txt', 'Übersicht 2026.txt'],
    ['%F0%9F%91%A9%E2%80%8D%F0%9F%94%AC.txt', '👩‍🔬.txt'],
    ['2026%2F03%2Fa.txt', '2026/03/a.txt'],
    ['a%3Ab.txt', 'a:b.txt'],
    ['100%25.txt', '100%.txt'],
    ['%252e%252e', '%2e%2e'],
    ['a+b&c=d.txt', 'a+b&c=d.txt'],
    ['con.txt%20', 'con.txt '],
  ])('may be called %s', async (encoded, location) => {
    expect((await put('names', `/${encoded}`, location)).json()).toMatchObject({ location });
    expect((await get('names', `/${encoded}`)).text).toBe(location);
  });

  it('has another name in another case, or another normalization', async () => {
    for (const name of ['a', 'A', 'é', 'e\u0301']) await put('cases', `/${encodeURIComponent(name)}`, name);
    for (const name of ['a', 'A', 'é', 'e\u0301']) {
      expect((await get('cases', `/${encodeURIComponent(name)}`)).text).toBe(name);
    }
  });
});

describe('a document is refused', () => {
  it.each([
    ['..', /has the part "\.\."/],
    ['..%2Fletters%2F01.txt', /has the part "\.\."/],
    ['a%2F..%2F..%2Fb', /has the part "\.\."/],
    ['%2Fetc%2Fpasswd', /begins with a slash/],
    ['a%5Cb', /has a backslash/],
    ['a%00b', /has a control character/],
    ['a%0Ab', /has a control character/],
    ['a%2F%2Fb', /has an empty part/],
    ['a%2F', /has an empty part/],
    ['x'.repeat(256), /has a part longer than 255 bytes/],
    [Array(460).fill('x').join('%2F'), /is longer than 900 bytes/],
  ])('for the name %s', async (name, problem) => {
    const { message, target } = await refusal('letters', `/${name}`);
    expect(message).toMatch(problem);
    expect(target).toBe('location');
  });

  it.each(['%ff', '%zz', '%C3%28'])('for the name %s, which is no text', async (name) => {
    expect((await put('letters', `/${name}`, 'x')).status).toBe(400);
  });

  it.each(['..', 'a%2Fb', '.hidden', 'x'.repeat(64), 'a%20b', 'a%00'])(
    'in the container %s',
    async (container) => {
      expect(await refusal(container, '/a')).toMatchObject({ target: 'container' });
    },
  );

  it('when it is empty, or nothing but a byte-order mark', async () => {
    const message = 'The document "empty.txt" is empty. A document needs at least one character.';
    expect((await refusal('letters', '/empty.txt', '')).message).toBe(message);
    expect((await refusal('letters', '/empty.txt', '\ufeff')).message).toBe(message);
  });

  it('when it is longer than 128,000 characters', async () => {
    expect((await put('letters', '/long.txt', 'x'.repeat(128_000))).status).toBe(201);
    expect((await refusal('letters', '/long.txt', 'x'.repeat(128_001))).message).toMatch(
      /has 128001 UTF-16 code units/,
    );
  });

  it('when it has a NUL character', async () => {
    const { message } = await refusal('letters', '/nul.txt', 'a\0b');
    expect(message).toMatch(/has a NUL character at offset 1/);
  });

  it('when its bytes are not UTF-8, naming the byte', async () => {
    const latin1 = Buffer.from('Müller', 'latin1');
    expect((await refusal('letters', '/latin1.txt', latin1)).message).toMatch(/byte 1 \(0xfc\) is not valid/);
    expect((await get('letters', '/latin1.txt')).status).toBe(404);
  });

  it.each(['application/json', 'application/pdf'])('as %s', async (contentType) => {
    expect((await put('letters', '/a', '{}', contentType)).status).toBe(415);
  });
});

describe('the documents of a container', () => {
  it('are listed by the bytes of their names, in pages that yield each once', async () => {
    const names = ['A.txt', 'Z', 'a', 'a.txt', 'b/1', 'b/2', 'é', '👩‍🔬'];
    for (const name of names.toReversed()) await put('listed', `/${encodeURIComponent(name)}`, name);
    const pages = await walkPages<{ location: string }>(services, `${pathOf('listed')}?maxpagesize=3`);
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 2]);
    expect(pages.flat().map(({ location }) => location)).toEqual(names);
  });

  it('are none where nobody has put one', async () => {
    const response = await services.request('GET', pathOf('unused'));
    expect([response.status, response.json()]).toEqual([200, { value: [], nextLink: null }]);
  });

  it.each(['top=0', 'skip=1', 'skip=2147483647'])('are none on a page beyond them: %s', async (query) => {
    await put('single', '/a', 'x');
    expect((await services.request('GET', `${pathOf('single')}?${query}`)).json()).toEqual({
      value: [],
      nextLink: null,
    });
  });

  it('are not those of a container whose name begins alike', async () => {
    await put('alike', '/a', 'x');
    await put('alike-too', '/b', 'x');
    expect((await walkPages(services, pathOf('alike'))).flat()).toMatchObject([{ location: 'a' }]);
  });

  it('need a key', async () => {
    const response = await fetch(services.url + pathOf('letters'));
    expect(response.status).toBe(401);
  });
});
