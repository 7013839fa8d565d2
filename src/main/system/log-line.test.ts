/** A line of the log stays one line of plain text, of a limited length, whatever it is made of; making it never throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logLine, longestLine } from './log-line.ts';

const line = (message: string, details?: Readonly<Record<string, unknown>>): string =>
  logLine('START', message, details);
/** What a terminal obeys, what ends a line, what turns the direction of writing, what nobody sees. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const odd = [
  '\0',
  '\x07',
  '\b',
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  '\x1b',
  '\x1b[2J',
  '\x1b]0;x\x07',
  '\x7f',
  '\x85',
  '\x9b',
  '\u200e',
  '\u200f',
  '\u061c',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u200b',
  '\u2060',
  '\ud800',
  '\udc00',
  '\u{e0041}',
  '\u00ad',
];
const texts = fc.array(fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', maxLength: 10 })), {
  maxLength: 20,
});

describe('what is written', () => {
  test('has no character that is not seen', () => {
    fc.assert(
      fc.property(texts, texts, (message, detail) => {
        const error = new Error(detail.join(''));
        const written = line(message.join(''), { text: detail.join(''), [message.join('')]: { deep: detail }, error });
        expect(written).not.toMatch(unseen);
        expect(written.startsWith('START ')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(odd)('%j in a message, a detail and an error', (text) => {
    expect(line(`a${text}b`, { text, error: new Error(`a${text}b`) })).not.toMatch(unseen);
  });

  test('keeps what columns and lines say', () => {
    expect(line('a\tb\r\n  c\u2028d')).toBe('START a b | c | d');
  });

  test('is never longer than 10 kB, in any alphabet', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', ' ', 'あ', '😀', '\n', '\u202e', '"', 'é '), fc.nat(200_000), (unit, length) => {
        const text = unit.repeat(length / unit.length);
        for (const written of [line(text), line('x', { text }), line('x', { error: new Error(text) })])
          expect(Buffer.byteLength(written)).toBeLessThanOrEqual(longestLine);
      }),
      { numRuns: 100 },
    );
  });

  test('of many values is their beginning', () => {
    const written = line('x', {
      minutes: Array.from({ length: 1_000_000 }, (_, index) => index),
      deep: [[['y'.repeat(1e6)]]],
    });
    expect(written).toContain('minutes=[0,1,2,');
    expect(Buffer.byteLength(written)).toBeLessThanOrEqual(longestLine);
  });
});

test('a secret that the cut goes through is not half told', () => {
  const secret = `aoaAAAAAG${'Zk9'.repeat(30)}`;
  for (let before = longestLine - 150; before < longestLine + 20; before++) {
    for (const text of [`${'x '.repeat(before / 2)}${secret}`, `${'x '.repeat(before / 2)}{"accessToken":"${secret}"}`])
      expect(line(text)).not.toContain('Zk9Zk9');
  }
});

describe('what is no plain error', () => {
  const trap = (name: string): Error => {
    const error = new Error('m');
    Object.defineProperty(error, name, {
      get() {
        throw new Error('trap');
      },
    });
    return error;
  };
  const circle = new Error('round', { cause: new Error('and') });
  Object.assign(circle.cause as Error, { cause: circle });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const throwing = () => {
    throw new Error('no');
  };
  test.each<readonly [string, unknown]>([
    ['its stack throws', trap('stack')],
    ['its message throws', trap('message')],
    ['its name throws', trap('name')],
    ['its cause throws', trap('cause')],
    ['its errors throw', Object.assign(trap('errors'))],
    ['its toString throws', Object.assign(new Error('m'), { toString: throwing, stack: 5 })],
    ['its toJSON throws', { toJSON: throwing }],
    ['its cause is itself in a circle', circle],
    ['its stack is no text', Object.assign(new Error('m'), { stack: { a: 1 } })],
    ['it is a proxy that is over', revoked.proxy],
    ['it throws at every look', new Proxy({}, { get: throwing, ownKeys: throwing, getPrototypeOf: throwing })],
    ['it is a function', throwing],
    ['it is a symbol', Symbol('x')],
    ['it has no prototype', Object.create(null)],
    ['it is a big number', 10n],
    ['it is deep', Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner], 1)],
  ])('%s', (_, error) => {
    expect(line('failed', { error })).toMatch(/^START failed error=./);
  });

  test('details that throw when they are listed', () => {
    expect(line('x', new Proxy({}, { ownKeys: throwing }))).toBe('START x [details]');
  });

  test('of a long row of causes the first are told', () => {
    let error = new Error('innermost');
    for (let count = 0; count < 50_000; count++) error = new Error(`cause ${count}`, { cause: error });
    expect(line('failed', { error })).toMatch(/cause 49999.*\[cause\] Error: cause 49998/);
  });

  test('causes are told, each once', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { cause: 'x' });
    const written = line('x', { error: new AggregateError([cause, new Error('second')], 'fetch failed', { cause }) });
    expect(written.match(/ECONNREFUSED/g)).toHaveLength(1);
    expect(written).toContain('second');
    expect(line('x', { error: circle })).toMatch(/round.*\[cause\] Error: and/);
  });
});
