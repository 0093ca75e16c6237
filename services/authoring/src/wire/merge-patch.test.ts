import { expect, it } from 'vitest';
import { mergePatch } from './merge-patch.ts';

it('replaces and adds members, and keeps those that are not named', () => {
  expect(mergePatch({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual({ a: 1, b: 3, c: 4 });
});

it('takes away what is null, at any depth', () => {
  expect(mergePatch({ a: 1, b: { c: 1, d: 2 } }, { a: null, b: { c: null } })).toEqual({ b: { d: 2 } });
});

it('stores no null for a member that was not there', () => {
  expect(mergePatch({}, { a: { b: null } })).toEqual({ a: {} });
});

it('replaces arrays whole', () => {
  expect(mergePatch({ a: [1, 2] }, { a: [null] })).toEqual({ a: [null] });
});

it('leaves the target as it is', () => {
  const target = { a: { b: 1 } };
  mergePatch(target, { a: { b: 2 } });
  expect(target).toEqual({ a: { b: 1 } });
});
