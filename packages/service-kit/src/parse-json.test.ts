import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

describe('parseJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value, undefined, 1);
        fc.pre(!/__proto__|constructor/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('says where any text that JSON.parse refuses goes wrong', () => {
    const almostJson = fc
      .array(fc.constantFrom(...'{}[],:"\\ab1.-\n \tu'))
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(almostJson, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        if (valid) expect(() => parseJson(text)).not.toThrow();
        else expect(() => parseJson(text)).toThrow(/ at line \d+, column \d+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['{"a":x}', 'invalid symbol at line 1, column 6'],
    ['{"a": 1,}', 'property name expected at line 1, column 9'],
    ['{\n  "a": 1\n  "b": 2\n}', 'comma expected at line 3, column 3'],
    ['{"a": 1', 'close brace expected at line 1, column 8'],
    ['[1, 2', 'close bracket expected at line 1, column 6'],
    ['// note\n{}', 'invalid comment token at line 1, column 1'],
    ['{"a":"x', 'unexpected end of string at line 1, column 6'],
    ['{"a":"\\q"}', 'invalid escape character at line 1, column 6'],
    ['{} {}', 'end of file expected at line 1, column 4'],
  ])('explains %j', (text, message) => {
    expect(() => parseJson(text)).toThrow(new SyntaxError(message));
  });

  it('takes 64 levels of nesting and no more', () => {
    const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;
    expect(() => parseJson(nested(64))).not.toThrow();
    expect(() => parseJson(nested(66))).toThrow('nested deeper than 64 levels at line 1, column 193');
  });

  it('does not count brackets inside strings', () => {
    const text = JSON.stringify({ text: `${'['.repeat(100)}"\\${'{'.repeat(100)}` });
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it('drops keys that would reach a prototype', () => {
    const value = parseJson('{"a":1,"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}');
    expect(Object.keys(value as object)).toEqual(['a']);
    expect((value as { admin?: boolean }).admin).toBeUndefined();
  });
});
