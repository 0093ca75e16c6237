import { describe, expect, it } from 'vitest';
import { createValidator } from './validator.ts';

const project = createValidator(
  {
    type: 'object',
    required: ['name', 'metadata'],
    properties: {
      name: { type: 'string', maxLength: 5, pattern: '^[a-z]+$' },
      kind: { type: 'string', enum: ['percentage', 'manual'] },
      metadata: {
        type: 'object',
        required: ['language'],
        properties: { language: { type: 'string', minLength: 1 }, multilingual: { type: 'boolean' } },
      },
      tasks: { type: 'array', maxItems: 2, items: { type: 'object', properties: { kind: { const: 'x' } } } },
      percent: { type: ['integer', 'null'], minimum: 0, maximum: 100 },
    },
  },
  { coerce: false },
);

const valid = { name: 'a', metadata: { language: 'en' } };

describe('a validator of bodies', () => {
  it('finds nothing wrong with a valid value, and leaves it alone', () => {
    const value = { ...valid, unknown: { kept: true } };
    expect(project(value)).toEqual([]);
    expect(value).toEqual({ ...valid, unknown: { kept: true } });
  });

  it.each([
    [{ metadata: {} }, 'name', 'is missing'],
    [
      { ...valid, metadata: { language: 'en', multilingual: 'true' } },
      'metadata.multilingual',
      'must be a boolean, not a string',
    ],
    [{ ...valid, metadata: [] }, 'metadata', 'must be an object, not an array'],
    [{ ...valid, name: 'abcdefg' }, 'name', 'must have at most 5 characters'],
    [{ ...valid, name: 'A' }, 'name', 'must match the pattern ^[a-z]+$'],
    [{ ...valid, kind: 'auto' }, 'kind', 'must be one of "percentage", "manual", not "auto"'],
    [{ ...valid, tasks: [{}, { kind: 'y' }] }, 'tasks[1].kind', 'must be "x", not "y"'],
    [{ ...valid, tasks: [{}, {}, {}] }, 'tasks', 'must have at most 2 items'],
    [{ ...valid, percent: 1.5 }, 'percent', 'must be a whole number or null, not a number'],
    [{ ...valid, percent: 101 }, 'percent', 'must be at most 100'],
    [{ ...valid, metadata: { language: '' } }, 'metadata.language', 'must have at least 1 character'],
    ['text', '', 'must be an object, not a string'],
    [null, '', 'must be an object, not null'],
  ])('explains what is wrong with %j', (value, path, message) => {
    expect(project(value)).toContainEqual({ path, message });
  });

  it('lists every problem', () => {
    const problems = project({ name: 1, metadata: { multilingual: 1 } });
    expect(problems.map(({ path }) => path)).toEqual(['name', 'metadata.language', 'metadata.multilingual']);
  });

  it('tells only the first problem of an enormous value', () => {
    const tasks = Array.from({ length: 100_000 }, () => ({ kind: 'y' }));
    expect(project({ ...valid, metadata: {}, tasks })).toHaveLength(1);
  });

  it('does not repeat long values', () => {
    const [problem] = project({ ...valid, kind: 'a secret text '.repeat(50) });
    expect(problem?.message).toBe('must be one of "percentage", "manual"');
  });
});

describe('a validator of parameters', () => {
  const validate = createValidator(
    {
      type: 'object',
      required: ['projectKind'],
      properties: {
        top: { type: 'integer', minimum: 0 },
        showStats: { type: 'boolean' },
        kind: { type: 'string', default: 'all' },
        projectKind: { type: 'string' },
      },
    },
    { coerce: true },
  );

  it('reads numbers and booleans, whatever their case, and fills defaults in', () => {
    const query = { top: '5', showStats: 'True', projectKind: 'k', unknown: '1' };
    expect(validate(query)).toEqual([]);
    expect(query).toEqual({ top: 5, showStats: true, projectKind: 'k', kind: 'all', unknown: '1' });
  });

  it.each([
    [{ top: '-1' }, 'top', 'must be at least 0'],
    [{ top: 'five' }, 'top', 'must be a whole number, not a string'],
    [{ top: '' }, 'top', 'must be a whole number, not a string'],
    [{ top: ['1', '2'] }, 'top', 'must be a whole number, not an array'],
    [{ showStats: 'yes' }, 'showStats', 'must be a boolean, not a string'],
  ])('refuses %j', (query, path, message) => {
    expect(validate({ projectKind: 'k', ...query })).toEqual([{ path, message }]);
  });
});
