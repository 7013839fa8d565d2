/** Every kind of thing that can be thrown at an AWS call, and the one failure that it becomes. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../shared/problems.ts';
import { type AwsFailure, isOfNetwork, toFailure, unexpectedAnswer } from './failure.ts';

const host = 'oidc.us-east-1.amazonaws.com';
const failure = (thrown: unknown): AwsFailure => toFailure('CreateToken', host, thrown);
/** As the SDK throws what AWS has answered. */
const answered = (name: string, httpStatusCode: number, rest: object = {}): Error =>
  Object.assign(new Error('text of AWS'), { name, $fault: 'client', $metadata: { httpStatusCode }, ...rest });
const coded = (code: string, rest: object = {}): Error => Object.assign(new Error(code), { code, ...rest });

describe('AWS’s own answers', () => {
  test.each([
    ['AuthorizationPendingException', 400, 'authorization-pending', false],
    ['SlowDownException', 400, 'slow-down', true],
    ['ExpiredTokenException', 400, 'expired-code', false],
    ['AccessDeniedException', 400, 'access-denied', false],
    ['InvalidClientException', 401, 'invalid-client', false],
    ['UnauthorizedClientException', 400, 'invalid-client', false],
    ['InvalidGrantException', 400, 'invalid-grant', false],
    ['InvalidRequestException', 400, 'invalid-request', false],
    ['InvalidClientMetadataException', 400, 'invalid-request', false],
    ['UnauthorizedException', 401, 'unauthorized', false],
    ['ForbiddenException', 403, 'forbidden', false],
    ['UnsupportedGrantTypeException', 400, 'other', false],
    ['ResourceNotFoundException', 404, 'not-found', false],
  ] as const)('%s (%i) is %s', (name, status, reason, isPassing) => {
    expect(failure(answered(name, status))).toMatchObject({
      reason,
      isPassing,
      problem: { code: 'aws-refused', params: { host, error: name }, retry: 'user' },
    });
  });

  test.each([
    ['TooManyRequestsException', 429, 'throttled', 'aws-throttled'],
    ['TooManyRequestsException', 400, 'throttled', 'aws-throttled'],
    ['Whatever', 429, 'throttled', 'aws-throttled'],
    ['InternalServerException', 500, 'server', 'aws-failed'],
    ['Unknown', 503, 'server', 'aws-failed'],
    ['InvalidGrantException', 502, 'server', 'aws-failed'],
  ] as const)('%s (%i) passes', (name, status, reason, code) => {
    expect(failure(answered(name, status))).toMatchObject({
      reason,
      isPassing: true,
      problem: { code, retry: 'auto' },
    });
  });
});

describe('answers that are not AWS’s', () => {
  test.each([
    ['InvalidGrantException', 302],
    ['InvalidGrantException', 404],
    ['AccessDeniedException', 403],
    ['InvalidRequestException', 413],
    ['InvalidClientException', 403],
    ['ExpiredTokenException', 408],
    ['UnauthorizedException', 403],
    ['UnauthorizedException', 421],
    ['ForbiddenException', 401],
    ['ResourceNotFoundException', 410],
  ])('a name of AWS’s with a status that it never has is no final word: %s (%i)', (name, status) => {
    expect(['other', 'unexpected-answer']).toContain(failure(answered(name, status)).reason);
  });

  test.each(['<img src=x>', 'x'.repeat(300), 'aoaAAAAAGsecret', '', 'constructor', '__proto__'])(
    'a name that is none of an exception is not told: %s',
    (name) => {
      const problem = { code: 'unexpected-answer', params: { host }, retry: 'auto' };
      expect(failure(answered(name, 400))).toMatchObject({ reason: 'unexpected-answer', problem });
    },
  );

  test.each([
    ['HTML with 200', Object.assign(new SyntaxError('Unexpected token <'), { $metadata: { httpStatusCode: 200 } })],
    ['a redirect', answered('Unknown', 302)],
    ['403 without AWS’s form', answered('Unknown', 403)],
    ['400 without a name', answered('Unknown', 400)],
    ['401 without a name', answered('Unknown', 401)],
    ['404 without a name', answered('Unknown', 404)],
    ['408 without a name', answered('Unknown', 408)],
    ['404 of a stranger', Object.assign(new Error(), { $metadata: { httpStatusCode: 404 } })],
    ['no HTTP at all', coded('HPE_INVALID_CONSTANT')],
    ['a body that lacks what it must have', unexpectedAnswer('CreateToken', host)],
  ])('%s', (_, thrown) => {
    expect(failure(thrown)).toMatchObject({
      reason: 'unexpected-answer',
      isPassing: true,
      problem: { code: 'unexpected-answer', params: { host }, retry: 'auto' },
    });
  });
});

describe('the network', () => {
  test.each('ENOTFOUND EAI_AGAIN ECONNREFUSED ECONNRESET EHOSTUNREACH ENETUNREACH ENETDOWN EPIPE'.split(' '))(
    '%s',
    (code) => {
      expect(failure(coded(code))).toMatchObject({
        reason: 'network',
        isPassing: true,
        problem: { code: 'network-unreachable', params: { host }, retry: 'auto' },
      });
    },
  );

  test.each([
    ['ETIMEDOUT', coded('ETIMEDOUT')],
    ['what the SDK throws for a request that takes too long', Object.assign(new Error(), { name: 'TimeoutError' })],
  ])('%s', (_, thrown) => {
    expect(failure(thrown)).toMatchObject({ reason: 'network', isPassing: true, problem: { code: 'network-timeout' } });
  });

  test('a dropped connection is none that took too long, although the SDK calls it so', () => {
    expect(failure(coded('ECONNRESET', { name: 'TimeoutError' }))).toMatchObject({
      problem: { code: 'network-unreachable' },
    });
  });

  test.each([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ])('%s is told by name', (code) => {
    expect(failure(coded(code))).toMatchObject({
      reason: 'network',
      isPassing: true,
      problem: { code: 'tls-failed', params: { host, reason: code }, retry: 'user' },
    });
  });

  test('the code may be inside: of a cause, or of the addresses that were tried', () => {
    expect(failure(new Error('x', { cause: coded('ENOTFOUND') }))).toMatchObject({ reason: 'network' });
    expect(failure(new Error('x', { cause: new Error('y', { cause: coded('EPIPE') }) }))).toMatchObject({
      reason: 'network',
    });
    expect(failure(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]))).toMatchObject({
      reason: 'network',
    });
  });
});

test.each([undefined, null, 'text', 5, {}, new Error('x'), Symbol('s')])('%s is not AWS’s answer', (thrown) => {
  expect(failure(thrown)).toMatchObject({ reason: 'unexpected-answer', isPassing: true });
});

describe('how long AWS asks to be left alone', () => {
  const date = 'Sun, 22 Nov 2026 10:00:00 GMT';
  test.each([
    ['seconds', { 'retry-after': '120', date }, 120_000],
    // By AWS's clock: ours may be hours away.
    ['a date', { 'retry-after': 'Sun, 22 Nov 2026 10:05:00 GMT', date }, 300_000],
    ['a date that has passed', { 'retry-after': 'Sun, 22 Nov 2026 09:00:00 GMT', date }, 0],
    ['a date beside none', { 'retry-after': 'Sun, 22 Nov 2026 10:05:00 GMT' }, 0],
    ['nonsense', { 'retry-after': 'soon', date }, 0],
    ['less than nothing', { 'retry-after': '-5', date }, 0],
    ['nothing', { date }, 0],
  ])('%s', (_, headers, retryAfter) => {
    expect(failure(answered('TooManyRequestsException', 429, { $response: { headers } }))).toMatchObject({
      reason: 'throttled',
      retryAfter,
    });
    expect(failure(answered('InternalServerException', 503, { $response: { headers } }))).toMatchObject({ retryAfter });
  });
});

test.each([
  ['network-unreachable', true],
  ['unexpected-answer', true],
  ['proxy-unreachable', true],
  ['aws-throttled', false],
  ['aws-failed', false],
  ['file-unwritable', false],
] as const)('%s: another network may help: %s', (code, expected) => {
  expect(isOfNetwork({ code, params: {}, retry: 'auto' } as unknown as Problem)).toBe(expected);
});

test('a failure stays what it is', () => {
  const first = failure(coded('ENOTFOUND'));
  expect(toFailure('Other', 'other', first)).toBe(first);
});

test('nothing of the request or the answer comes along', () => {
  const secret = 'canary-7f3a9c1e';
  const thrown = answered('InvalidGrantException', 400, {
    message: secret,
    error_description: secret,
    $response: { body: secret, headers: { authorization: secret } },
    $metadata: { httpStatusCode: 400, requestId: secret },
  });
  const made = failure(thrown);
  for (const text of [inspect(made, { depth: 9, showHidden: true }), JSON.stringify(made), String(made.stack)]) {
    expect(text).not.toContain(secret);
  }
  expect(made.message).toBe('CreateToken: invalid-grant (aws-refused)');
  expect(made.cause).toBe(undefined);
});
