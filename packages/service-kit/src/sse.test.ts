import { describe, expect, it } from 'vitest';
import { encodeEvents, type ServerEvent } from './sse.ts';

const RETRY = 'retry: 2000\n\n';

async function textOf(
  events: AsyncIterable<ServerEvent>,
  signal = new AbortController().signal,
): Promise<string> {
  let text = '';
  for await (const chunk of encodeEvents(events, signal)) text += chunk;
  return text;
}

async function* sequence(...events: ServerEvent[]) {
  yield* events;
}

describe('encodeEvents', () => {
  it('writes id, name and data of each event', async () => {
    expect(
      await textOf(sequence({ id: 7, event: 'progress', data: { percent: 12 } }, { data: 'a\nb' })),
    ).toBe(`${RETRY}id: 7\nevent: progress\ndata: {"percent":12}\n\ndata: "a\\nb"\n\n`);
  });

  it('refuses a name that would begin another field', async () => {
    await expect(textOf(sequence({ event: 'x\ndata: forged', data: 1 }))).rejects.toThrow(TypeError);
  });

  it('sends a comment when the source is silent', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    async function* slow() {
      await promise;
      yield { data: 1 };
    }
    const stream = encodeEvents(slow(), new AbortController().signal, 1);
    await stream.next();
    expect((await stream.next()).value).toBe(': still here\n\n');
    resolve();
    let chunk = await stream.next();
    while (chunk.value?.startsWith(':')) chunk = await stream.next();
    expect(chunk.value).toBe('data: 1\n\n');
  });

  it('ends at once when aborted, even if the source is stuck', async () => {
    const controller = new AbortController();
    async function* stuck(): AsyncGenerator<ServerEvent> {
      await new Promise(() => {});
    }
    const text = textOf(stuck(), controller.signal);
    controller.abort();
    expect(await text).toBe(RETRY);
  });

  it('tells the source to stop when the reader stops', async () => {
    let stopped = false;
    async function* endless() {
      try {
        for (let id = 1; ; id++) yield { id, data: null };
      } finally {
        stopped = true;
      }
    }
    const stream = encodeEvents(endless(), new AbortController().signal);
    await stream.next();
    await stream.next();
    await stream.return(undefined);
    await Promise.resolve();
    expect(stopped).toBe(true);
  });

  it('passes on what the source throws', async () => {
    async function* broken(): AsyncGenerator<ServerEvent> {
      yield { data: 1 };
      throw new Error('database gone');
    }
    await expect(textOf(broken())).rejects.toThrow('database gone');
  });
});
