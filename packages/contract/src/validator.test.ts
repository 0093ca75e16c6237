import { describe, expect, it } from 'vitest';
import { createValidator } from './validator.ts';

const body = (schema: Record<string, unknown>) => createValidator(schema, { coerce: false });

describe('createValidator', () => {
  it('finds nothing wrong with a valid value, and keeps fields that the schema does not know', () => {
    const value = { kind: 'a', other: 1 };
    expect(body({ type: 'object', properties: { kind: { enum: ['a'] } } })(value)).toEqual([]);
    expect(value).toEqual({ kind: 'a', other: 1 });
  });

  it.each([
    [{ type: 'boolean' }, 'true', 'must be true or false, not a string'],
    [{ type: ['string', 'null'] }, [1], 'must be a string or null, not an array'],
    [{ type: 'integer' }, 1.5, 'must be a whole number, not 1.5'],
    [{ enum: ['A'] }, 'B', 'must be "A", not "B"'],
    [{ enum: ['A', 'C'] }, 'B', 'must be one of "A", "C", not "B"'],
    [{ const: 1 }, 2, 'must be 1, not 2'],
    [{ minimum: 0 }, -1, 'must be at least 0, not -1'],
    [{ maximum: 99 }, 100, 'must be at most 99, not 100'],
    [{ minLength: 1 }, '', 'must have at least 1 character'],
    [{ maxItems: 2 }, [1, 2, 3], 'must have at most 2 items, not 3'],
    [{ format: 'uuid' }, 'x', 'must have the format uuid, not "x"'],
    [{ pattern: '^a$' }, 'b', 'must be text that matches ^a$, not "b"'],
    [{ pattern: '^a$', description: 'The letter `a`.' }, 'b', 'must be the letter "a", not "b"'],
    [{ uniqueItems: true }, [1, 1], 'must NOT have duplicate items (items ## 0 and 1 are identical)'],
  ])('says of %j and %j: %s', (schema, value, message) => {
    expect(body(schema)(value)).toEqual([{ path: '', message }]);
  });

  it('names the place of each problem as people write it', () => {
    const item = { type: 'object', required: ['a/b'], properties: { 'x~y': { type: 'string' } } };
    const validate = body({ type: 'object', properties: { tasks: { type: 'array', items: item } } });
    expect(validate({ tasks: [{ 'a/b': 1 }, { 'x~y': 1 }] })).toEqual([
      { path: 'tasks[1].a/b', message: 'is missing' },
      { path: 'tasks[1].x~y', message: 'must be a string, not 1' },
    ]);
  });

  it('tells one problem of each place', () => {
    expect(body({ type: 'integer', format: 'int32', minimum: 9 })(1.5)).toHaveLength(1);
  });

  it('does not repeat a long value in its message', () => {
    expect(body({ enum: ['A'] })('B'.repeat(1000))).toEqual([{ path: '', message: 'must be "A"' }]);
  });

  it('reads numbers and booleans from text only where it may', () => {
    const schema = {
      type: 'object',
      properties: { top: { type: 'integer' }, showStats: { type: 'boolean' } },
    };
    const query = { top: '5', showStats: 'True' };
    expect(createValidator(schema, { coerce: true })(query)).toEqual([]);
    expect(query).toEqual({ top: 5, showStats: true });
    expect(body(schema)({ top: '5', showStats: 'true' })).toHaveLength(2);
  });

  it('tells only the first problem of a body that has too many values to list all', () => {
    const validate = body({ type: 'array', items: { type: 'string' } });
    expect(validate(new Array(1_000).fill(1))).toHaveLength(1_000);
    expect(validate(new Array(100_000).fill(1))).toEqual([
      { path: '[0]', message: 'must be a string, not 1' },
    ]);
  });
});
