/** What no honest service answers, on every call that Daypass makes: each costs a failure with a name, and nothing else. */
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fault, Operation, Organisation } from '../../../../testing/identity-center/organisation.ts';
import { startOrganisation } from '../../../../testing/identity-center/organisation.ts';
import { type AwsOperation, awsCalls } from '../../../../testing/support/aws-calls.ts';
import { advanceUnanswered } from '../../../../testing/support/clock.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { AwsFailure } from './failure.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));
vi.setConfig({ testTimeout: 240_000 });

let organisation: Organisation;
let calls: Awaited<ReturnType<typeof awsCalls>>;
beforeAll(async () => {
  organisation = await startOrganisation({ accounts: [{ accountId: '100000000001', roles: ['Admin', 'ReadOnly'] }] });
  for (const [name, value] of Object.entries(organisation.env)) vi.stubEnv(name, value);
  calls = await awsCalls(organisation);
});
beforeEach(() => {
  organisation.faults.clear();
  organisation.forgetRequests();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await organisation.close();
});

const names = [
  'RegisterClient',
  'StartDeviceAuthorization',
  'CreateToken refresh',
  'CreateToken code',
  'CreateToken device',
  'ListAccounts',
  'ListAccountRoles',
  'GetRoleCredentials',
  'GetCallerIdentity',
  'Logout',
] as const satisfies readonly AwsOperation[];
const operationOf = (name: AwsOperation) => name.split(' ')[0] as Operation;

async function failureOf(name: AwsOperation, fault: Fault): Promise<AwsFailure> {
  organisation.faults.always(operationOf(name), fault);
  const failure: unknown = await calls[name]().then(
    (answer) => `it worked: ${inspect(answer)}`,
    (error: unknown) => error,
  );
  if (!(failure instanceof AwsFailure)) throw new Error(inspect(failure));
  return failure;
}

const unexpected = { reason: 'unexpected-answer', isPassing: true, problem: { code: 'unexpected-answer' } };
const late = { reason: 'network', isPassing: true, problem: { code: 'network-timeout' } };

describe.each(names)('%s', (name) => {
  test.each(['never_ending', 'trickling'] as const)('an answer that is %s ends at its time', async (fault) => {
    const ended = failureOf(name, fault);
    let over = false;
    void ended.finally(() => (over = true)).catch(() => {});
    // The head of the answer is there: what is left is the time for its body.
    await eventually(() => expect(organisation.requestsOf(operationOf(name))).not.toEqual([]));
    await eventually(() => {
      advanceUnanswered(500);
      expect(over).toBe(true);
    }, 50_000);
    expect(await ended).toMatchObject(late);
    expect(organisation.requestsOf(operationOf(name)), 'tries').toHaveLength(1);
  });

  test('one without an end, and one of 64 MB, are refused while they come', async () => {
    const before = process.memoryUsage.rss();
    expect(await failureOf(name, 'endless')).toMatchObject(unexpected);
    organisation.faults.clear();
    expect(await failureOf(name, 'huge')).toMatchObject(unexpected);
    expect((process.memoryUsage.rss() - before) / 1e6, 'MB').toBeLessThan(150);
  });

  test.each([
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"a"'],
    ['nested without end', '['.repeat(100_000)],
    ['nothing at all', ''],
  ])('a body that is %s', async (_, raw) => {
    // Logout answers with nothing, and nobody looks at more.
    if (name === 'Logout') return;
    expect(await failureOf(name, { raw })).toMatchObject(unexpected);
  });

  test.each([
    ['of a stranger', JSON.stringify({ oops: 1 })],
    ['with a code of the system', JSON.stringify({ code: 'ECONNREFUSED', cause: { code: 'CERT_HAS_EXPIRED' } })],
    ['that asks to be tried again', JSON.stringify({ $retryable: { throttling: true }, __type: 'Odd' })],
    ['with fields of wrong types', '{"__type":{"toString":1},"message":{},"error":[],"name":5,"$metadata":7}'],
    ['with a description of 5 MB', JSON.stringify({ error: 'x', error_description: 'a'.repeat(5e6) })],
    ['with a name of 1 MB', JSON.stringify({ __type: 'A'.repeat(1e6), code: '<b>', error: 'constructor' })],
  ])('an error %s', async (_, raw) => {
    const failure = await failureOf(name, { raw, status: 400 });
    expect(['other', 'unexpected-answer']).toContain(failure.reason);
    expect(['aws-refused', 'unexpected-answer']).toContain(failure.problem.code);
    expect(JSON.stringify(failure.problem).length).toBeLessThan(300);
    expect(organisation.requestsOf(operationOf(name)), 'tries').toHaveLength(1);
  });
});

const wrong: readonly unknown[] = [
  5,
  true,
  null,
  {},
  { a: 1 },
  [],
  ['a'],
  '',
  'two\r\nX-Evil: 1',
  'a\u0000',
  'ß',
  '\u{1F600}',
];
const odd: readonly unknown[] = ['soon', '3600', {}, [], null, true, 0, -1, 0.5, 1e300, 1e15, 31_536_001, 'NaN'];
const long = 'a'.repeat(3_000_000);

describe('fields', () => {
  const refused = (name: AwsOperation, field: string, values: readonly unknown[]) =>
    test.each(values.map((value) => [inspect(value).slice(0, 30), value]))(
      `${name}: ${field} = %s`,
      async (_, value) => {
        expect(await failureOf(name, { fields: { [field]: value } })).toMatchObject(unexpected);
      },
    );

  for (const grant of ['CreateToken refresh', 'CreateToken code', 'CreateToken device'] as const) {
    refused(grant, 'accessToken', [...wrong, long]);
    refused(grant, 'expiresIn', odd);
  }
  refused(
    'CreateToken refresh',
    'refreshToken',
    [...wrong, long].filter((value) => value !== null),
  );
  refused('RegisterClient', 'clientId', [...wrong, long]);
  refused('RegisterClient', 'clientSecret', [...wrong, long]);
  refused('RegisterClient', 'clientSecretExpiresAt', ['x', {}, [], null, true, 0, -1, 1, 1.5, 1e300, 1e12]);
  refused('StartDeviceAuthorization', 'deviceCode', [...wrong, long]);
  refused('StartDeviceAuthorization', 'userCode', [...wrong, 'a b', 'A'.repeat(33), long]);
  refused('StartDeviceAuthorization', 'verificationUri', [...wrong, 'no address', `https://a.example/${long}`]);
  refused(
    'StartDeviceAuthorization',
    'expiresIn',
    odd.filter((value) => value !== null),
  );
  refused('StartDeviceAuthorization', 'interval', ['x', {}, [], true]);
  refused('ListAccounts', 'accountList', [5, 'a', null, {}, [5], [null], [{ accountId: 5 }], [{ accountId: '1' }]]);
  refused('ListAccounts', 'nextToken', [5, {}, true, 'a\nb', long]);
  refused('ListAccountRoles', 'roleList', [5, 'a', null, {}, [5], [null], [{ roleName: 5 }], [{ roleName: {} }]]);
  refused('ListAccountRoles', 'nextToken', [5, {}, true, 'a\nb', long]);
  refused('GetRoleCredentials', 'roleCredentials', [
    5,
    'a',
    null,
    [],
    { accessKeyId: 5, secretAccessKey: 's', sessionToken: 't' },
  ]);

  test.each([
    [0, 1000],
    [-5, 1000],
    [0.5, 1000],
    [7, 7000],
    [1e9, 60_000],
    [1e300, 60_000],
    [null, 5000],
  ])('an interval of %s s is one of %d ms', async (interval, expected) => {
    organisation.faults.always('StartDeviceAuthorization', { fields: { interval } });
    expect(await calls.StartDeviceAuthorization()).toMatchObject({ interval: expected });
  });

  test('a device code ends within an hour, a registration within a year', async () => {
    organisation.faults.always('oidc', { fields: { expiresIn: 31_536_000, clientSecretExpiresAt: 9e10 } });
    expect(await calls.StartDeviceAuthorization()).toMatchObject({ expiresIn: 3_600_000 });
    const { expiresAt } = (await calls.RegisterClient()) as { readonly expiresAt: number };
    expect(expiresAt).toBeLessThan(Date.now() + 366 * 86_400_000);
  });

  test('a name of 1 MB is cut, and a role’s that long is none', async () => {
    const accountList = [{ accountId: '100000000001', accountName: '\u{1F600}'.repeat(5e5), emailAddress: null }];
    organisation.faults.always('ListAccounts', { fields: { accountList } });
    expect(await calls.ListAccounts()).toEqual([
      { accountId: '100000000001', name: '\u{1F600}'.repeat(128), email: null },
    ]);
    const roleList = [{ roleName: 'a'.repeat(1e6) }, { roleName: 'ReadOnly' }];
    organisation.faults.always('ListAccountRoles', { fields: { roleList } });
    expect(await calls.ListAccountRoles()).toEqual(['ReadOnly']);
  });
});

describe('lists that have no end', () => {
  test.each(['ListAccounts', 'ListAccountRoles'] as const)(
    '%s: pages that lead on and on, or in a circle',
    async (name) => {
      expect(await failureOf(name, 'endless_pages')).toMatchObject(unexpected);
      expect(organisation.requestsOf(name).length).toBeLessThanOrEqual(501);
      organisation.faults.clear();
      organisation.forgetRequests();
      expect(await failureOf(name, 'circular_pages')).toMatchObject(unexpected);
      expect(organisation.requestsOf(name)).toHaveLength(2);
    },
  );

  test('more roles in an account than there can be', async () => {
    const roleList = Array.from({ length: 900 }, (_, i) => ({ roleName: `r${i}` }));
    organisation.faults.always('ListAccountRoles', { fields: { roleList, nextToken: 'b' } });
    organisation.faults.next('ListAccountRoles', { fields: { roleList, nextToken: 'a' } });
    await expect(calls.ListAccountRoles()).rejects.toMatchObject(unexpected);
  });
});
