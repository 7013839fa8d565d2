/** Token files: every byte that is written, and everything that may be met when reading. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatToken, parseToken, type Token } from './token-file.ts';
import { regionOf } from '../api/aws-place.ts';

const token = {
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  accessToken: 'aoaAAAAA-access',
  expiresAt: Date.UTC(2026, 10, 23, 3, 51, 6),
  clientId: 'client-é',
  clientSecret: 'secret',
  registrationExpiresAt: Date.UTC(2027, 1, 20, 19, 51, 6),
  refreshToken: 'aorAAAAA-refresh',
} satisfies Token;

/** As the AWS CLI 2.38.1 writes it after `aws sso login`. */
const line =
  '{"startUrl": "https://d-1234567890.awsapps.com/start", "region": "us-east-1", "accessToken": "aoaAAAAA-access", ' +
  '"expiresAt": "2026-11-23T03:51:06Z", "clientId": "client-\\u00e9", "clientSecret": "secret", ' +
  '"registrationExpiresAt": "2027-02-20T19:51:06Z", "refreshToken": "aorAAAAA-refresh"}';

test.each([
  ['eu-west-1', 'eu-west-1'],
  [undefined, 'us-east-1'],
  ['', 'us-east-1'],
  ['evil.example/#', 'us-east-1'],
])('AWS is asked in the region of the token: %s', (region, asked) => {
  expect(regionOf({ region }, 'us-east-1')).toBe(asked);
});

describe('formatToken', () => {
  test('writes the AWS CLI’s bytes', () => {
    expect(formatToken(token)).toBe(line);
  });

  test('the order does not depend on the object', () => {
    expect(formatToken(Object.fromEntries(Object.entries(token).reverse()) as unknown as Token)).toBe(line);
  });

  test('leaves out what there is not: a legacy token', () => {
    expect(formatToken({ ...token, refreshToken: undefined })).toBe(line.replace(/, "refreshToken".*/, '}'));
  });

  test('the least token', () => {
    expect(formatToken({ accessToken: 'a', expiresAt: 0 })).toBe(
      '{"accessToken": "a", "expiresAt": "1970-01-01T00:00:00Z"}',
    );
  });

  test('unknown fields come last and cannot replace known ones', () => {
    const other = { z: [1, null], accessToken: 'other', a: { b: 'é' } };
    expect(formatToken({ ...token, other })).toBe(`${line.slice(0, -1)}, "z": [1, null], "a": {"b": "\\u00e9"}}`);
  });
});

describe('parseToken', () => {
  const whole = { token: { ...token, other: {} } };

  test.each<[string, string]>([
    ['one line', line],
    ['CRLF and pretty print', JSON.stringify(JSON.parse(line), null, 2).replaceAll('\n', '\r\n')],
    ['keys in alphabetical order, compact, final newline (Go)', `${JSON.stringify(sorted(JSON.parse(line)))}\n`],
    ['other timestamps', line.replace('2026-11-23T03:51:06Z', '2026-11-22T19:51:06-08:00').replace('06Z', '06UTC')],
  ])('reads %s', (_, text) => {
    expect(parseToken(text)).toEqual(whole);
  });

  test('needs no more than accessToken and expiresAt', () => {
    expect(parseToken('{"accessToken": "a", "expiresAt": "2026-11-23T03:51:06Z"}')).toEqual({
      token: { accessToken: 'a', expiresAt: token.expiresAt, other: {} },
    });
  });

  test.each([
    ['not-json', ''],
    ['not-json', line.slice(0, -1)],
    ['not-json', line.slice(0, 40)],
    ['not-json', `\ufeff${line}`],
    ['not-json', '{not-json'],
    ['not-an-object', 'null'],
    ['not-an-object', '[]'],
    ['not-an-object', `[${line}]`],
    ['not-an-object', '5'],
    ['not-an-object', '12345678901234567890'],
    ['not-an-object', '"accessToken"'],
    ['no-access-token', '{}'],
    ['no-access-token', '{"clientId": "a", "clientSecret": "b", "expiresAt": "2026-11-23T03:51:06Z"}'],
    ['no-access-token', '{"accessToken": "", "expiresAt": "2026-11-23T03:51:06Z"}'],
    ['no-access-token', '{"accessToken": null, "expiresAt": "2026-11-23T03:51:06Z"}'],
    ['no-access-token', '{"accessToken": 5, "expiresAt": "2026-11-23T03:51:06Z"}'],
    ['no-access-token', '{"accesstoken": "a", "expiresAt": "2026-11-23T03:51:06Z"}'],
    ['no-expiry', '{"accessToken": "a"}'],
    ['no-expiry', '{"accessToken": "a", "expiresAt": null}'],
    ['bad-expiry', '{"accessToken": "a", "expiresAt": ""}'],
    ['bad-expiry', '{"accessToken": "a", "expiresAt": "soon"}'],
    ['bad-expiry', '{"accessToken": "a", "expiresAt": "2026-11-23T03:51:06"}'],
    ['bad-expiry', '{"accessToken": "a", "expiresAt": 1795405866}'],
    ['bad-expiry', '{"accessToken": "a", "expiresAt": ["2026-11-23T03:51:06Z"]}'],
  ])('%s: %s', (defect, text) => {
    expect(parseToken(text)).toEqual({ defect });
  });

  test('a known field of no use is absent, and survives a rewrite', () => {
    const text =
      '{"accessToken": "a", "expiresAt": "2026-11-23T03:51:06Z", "region": 5, "clientId": "", "refreshToken": null, ' +
      '"registrationExpiresAt": "2027-02-20T19:51:06"}';
    const parsed = parseToken(text);
    if (!('token' in parsed)) throw new Error(parsed.defect);
    const { region, clientId, refreshToken, registrationExpiresAt } = parsed.token;
    expect([region, clientId, refreshToken, registrationExpiresAt]).toEqual(Array(4).fill(undefined));
    expect(formatToken(parsed.token)).toBe(text);
  });

  test('unknown fields survive a rewrite, numbers to the last digit', () => {
    const text = `${line.slice(0, -1)}, "id": 12345678901234567890, "x": {"y": [1.0, "\\u00e9"]}, "__proto__": 1}`;
    const parsed = parseToken(text);
    expect('token' in parsed && formatToken(parsed.token)).toBe(text);
  });

  test('reads back whatever is written', () => {
    const text = fc.string({ minLength: 1, unit: 'binary' });
    const instant = fc.integer({ min: 0, max: 253_402_300_799 }).map((seconds) => seconds * 1000);
    const known = fc.record(
      {
        startUrl: text,
        region: text,
        accessToken: text,
        expiresAt: instant,
        clientId: text,
        clientSecret: text,
        registrationExpiresAt: instant,
        refreshToken: text,
      },
      { requiredKeys: ['accessToken', 'expiresAt'] },
    );
    const name = fc.string({ unit: 'binary' }).filter((key) => !(key in token));
    fc.assert(
      fc.property(known, fc.dictionary(name, fc.jsonValue({ stringUnit: 'binary' })), (fields, extra) => {
        const other = JSON.parse(JSON.stringify(extra));
        expect(parseToken(formatToken({ ...fields, other }))).toEqual({ token: { ...fields, other } });
      }),
    );
  });

  test('never throws, and writes again whatever it has read', () => {
    const document = fc.oneof(
      fc.string(),
      fc.json({ stringUnit: 'binary' }),
      fc
        .jsonValue()
        .map((value) => JSON.stringify({ accessToken: 'a', expiresAt: '2026-11-23T03:51:06Z', region: value })),
    );
    fc.assert(
      fc.property(document, (text) => {
        const parsed = parseToken(text);
        if ('token' in parsed) expect(parseToken(formatToken(parsed.token))).toEqual(parsed);
      }),
    );
  });
});

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
