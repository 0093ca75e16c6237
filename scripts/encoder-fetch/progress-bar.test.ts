import { describe, expect, it } from 'vitest';
import { ProgressBar, progressLine } from './progress-bar.ts';

function output(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, write: (text: string) => written.push(text) > 0 };
}

describe('progressLine', () => {
  it('shows the share that is here', () => {
    expect(progressLine('model.safetensors', 45_000_000, 90_000_000)).toBe(
      'model.safetensors        [============            ] 50% of 90.0 MB',
    );
    expect(progressLine('empty', 0, 0)).toContain('100% of 0.0 MB');
  });
});

describe('ProgressBar', () => {
  it('draws over its line, and ends it with the file', () => {
    const terminal = output(true);
    const bar = new ProgressBar(terminal);
    bar.show('a', 1, 2);
    bar.show('a', 2, 2);
    bar.end();
    expect(terminal.written).toHaveLength(2);
    expect(terminal.written.every((text) => text.startsWith('\r'))).toBe(true);
    expect(terminal.written.map((text) => text.endsWith('\n'))).toEqual([false, true]);
  });

  it('ends a line that broke off', () => {
    const terminal = output(true);
    const bar = new ProgressBar(terminal);
    bar.show('a', 1, 2);
    bar.end();
    bar.end();
    expect(terminal.written.slice(1)).toEqual(['\n']);
  });

  it('writes nothing into a pipe', () => {
    const pipe = output(false);
    new ProgressBar(pipe).show('a', 2, 2);
    expect(pipe.written).toEqual([]);
  });
});
