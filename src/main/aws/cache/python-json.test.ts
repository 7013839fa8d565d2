/** JSON as Python writes it; the expected texts were made with CPython 3.11's `json.dumps`. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonObject, parseJson, pythonJson, type JsonValue } from './python-json.ts';

const plain = { separators: 'default', sortKeys: false } as const;
const hashed = { separators: 'compact', sortKeys: true } as const;

describe('pythonJson', () => {
  test.each<[JsonValue, string]>([
    [null, 'null'],
    [[], '[]'],
    [{}, '{}'],
    [[true, false, 1, -2.5], '[true, false, 1, -2.5]'],
    [{ b: [1, { c: null }], a: 'x' }, '{"b": [1, {"c": null}], "a": "x"}'],
    ['a"b\\c/d', '"a\\"b\\\\c/d"'],
    ['\b\f\n\r\t\u0000\u001f\u007f', '"\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f"'],
    ['équipe チーム', '"\\u00e9quipe \\u30c1\\u30fc\\u30e0"'],
    ['😀', '"\\ud83d\\ude00"'],
    ['\ud83d', '"\\ud83d"'],
    ['\u2028', '"\\u2028"'],
    [{ é: 1 }, '{"\\u00e9": 1}'],
    ['a, b: c', '"a, b: c"'],
  ])('%j', (value, text) => {
    expect(pythonJson(value, plain)).toBe(text);
  });

  test('compact and sorted at every depth', () => {
    expect(pythonJson({ b: { z: 1, y: [1, 2] }, a: null }, hashed)).toBe('{"a":null,"b":{"y":[1,2],"z":1}}');
  });

  test('sorts by code points, not by UTF-16 units', () => {
    expect(pythonJson({ '😀': 1, '\uff5e': 2, B: 3, a: 4, '10': 5, '9': 6 }, hashed)).toBe(
      '{"10":5,"9":6,"B":3,"a":4,"\\uff5e":2,"\\ud83d\\ude00":1}',
    );
  });

  test('a field called __proto__ is a field', () => {
    expect(pythonJson(parseJson('{"__proto__": {"a": 1}}') ?? null, plain)).toBe('{"__proto__": {"a": 1}}');
  });

  test('is JSON of the same value, in ASCII', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(plain, hashed), (value, style) => {
        const text = pythonJson(value as JsonValue, style);
        expect(text).toMatch(/^[ -~]*$/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('parseJson', () => {
  test.each(['', ' ', '{', '{"a": 1', '{"a": 1}}', '\ufeff{}', "{'a': 1}", 'NaN', 'undefined', '[1,]'])(
    'refuses %j',
    (text) => {
      expect(parseJson(text)).toBeUndefined();
    },
  );

  test('refuses nesting that it cannot walk through', () => {
    expect(parseJson('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
  });

  test.each(['12345678901234567890', '-12345678901234567890.5', '1.0', '1E400', '0.10000000000000000555', '-0'])(
    'a number that JavaScript would change stays as it is: %s',
    (number) => {
      expect(pythonJson(parseJson(`{"n": [${number}]}`) ?? null, plain)).toBe(`{"n": [${number}]}`);
    },
  );
});

test.each([
  ['{}', true],
  ['{"rawJSON": "1"}', true],
  ['[]', false],
  ['null', false],
  ['"{}"', false],
  ['0', false],
  ['12345678901234567890', false],
])('isJsonObject of %s is %s', (text, expected) => {
  expect(isJsonObject(parseJson(text))).toBe(expected);
});
