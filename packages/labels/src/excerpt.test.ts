import { describe, expect, it } from 'vitest';
import { excerpt } from './excerpt.ts';

describe('excerpt', () => {
  it('marks the range and shows what is around it', () => {
    expect(excerpt('signed by Ann Lee.', { startUtf16: 10, endUtf16: 17 })).toBe('signed by «Ann Lee».');
  });

  it('shows that there is more text on both sides', () => {
    const text = `${'a'.repeat(50)}Ann${'b'.repeat(50)}`;
    expect(excerpt(text, { startUtf16: 50, endUtf16: 53 })).toBe(`…${'a'.repeat(30)}«Ann»${'b'.repeat(30)}…`);
  });

  it('shows the halves of a line break and of a character that a cut parts', () => {
    expect(excerpt('a\r\nb', { startUtf16: 0, endUtf16: 2 })).toBe('«a\\r»\\nb');
    expect(excerpt('a😀b', { startUtf16: 0, endUtf16: 2 })).toBe('«a\\ud83d»\\ude00b');
  });

  it('does not cut a character at the edge of what it shows', () => {
    expect(excerpt(`${'😀'.repeat(20)}x`, { startUtf16: 40, endUtf16: 41 })).toBe(`…${'😀'.repeat(15)}«x»`);
    expect(excerpt(`${'😀'.repeat(20)}.x`, { startUtf16: 41, endUtf16: 42 })).toBe(`…${'😀'.repeat(15)}.«x»`);
  });

  it('shortens a long range in its middle', () => {
    const marked = `${'a'.repeat(300)}${'b'.repeat(300)}`;
    expect(excerpt(marked, { startUtf16: 0, endUtf16: 600 })).toBe(`«${'a'.repeat(40)} … ${'b'.repeat(40)}»`);
  });

  it('shows what exists of a range that lies outside of the text', () => {
    expect(excerpt('short', { startUtf16: 3, endUtf16: 90 })).toBe('sho«rt»');
    expect(excerpt('short', { startUtf16: 70, endUtf16: 90 })).toBe('short«»');
  });
});
