/** Tests of the question who is signed in: which names of role sessions are users, and what is asked of AWS for it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Organisation, startOrganisation } from '../../../../testing/identity-center/organisation.ts';
import { signInElsewhere } from '../../../../testing/sign-in-elsewhere.ts';
import { placeOf } from './aws-place.ts';
import { createAwsClients } from './clients.ts';
import { createIdentity, type Identity, userIn } from './identity.ts';
import type { PortalAccess } from './portal.ts';

let organisation: Organisation;
let identity: Identity;
beforeEach(async () => {
  organisation = await startOrganisation({
    accounts: [{ accountId: '100000000001', roles: ['Admin', 'ReadOnly'] }],
  });
  for (const [name, value] of Object.entries(organisation.env)) vi.stubEnv(name, value);
  identity = createIdentity(createAwsClients());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await organisation.close();
});

const signal = new AbortController().signal;
const access = async (user: string): Promise<PortalAccess> => {
  const token = await signInElsewhere(organisation, { user });
  return { ...placeOf({ region: 'eu-west-1' }), accessToken: String(token['accessToken']) };
};
const readOnly = { accountId: '100000000001', roleName: 'ReadOnly' };

test.each(['ana.lima', 'kenji.sato@example.com'])('%s is told by two calls', async (user) => {
  expect(await identity.userOf(await access(user), readOnly, signal)).toBe(user);
  expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(1);
  const [asked] = organisation.requestsOf('GetCallerIdentity');
  expect(asked?.headers['authorization']).toContain('/eu-west-1/sts/aws4_request');
});

test('a role that the user does not have', async () => {
  const asked = identity.userOf(await access('ana.lima'), { ...readOnly, roleName: 'Nobody' }, signal);
  await expect(asked).rejects.toMatchObject({ reason: 'forbidden', isPassing: false });
  expect(organisation.requestsOf('GetCallerIdentity')).toEqual([]);
});

test('without a network, as any other call', async () => {
  const known = await access('ana.lima');
  await organisation.goOffline();
  await expect(identity.userOf(known, readOnly, signal)).rejects.toMatchObject({ reason: 'network' });
});

test('a failure holds nothing of what AWS said', async () => {
  organisation.faults.always('GetCallerIdentity', 'forbidden');
  const error: unknown = await identity
    .userOf(await access('ana.lima'), readOnly, signal)
    .catch((thrown: unknown) => thrown);
  const text = `${(error as Error).stack} ${JSON.stringify(error)}`;
  for (const secret of [...organisation.secretsIssued, 'ana.lima']) expect(text).not.toContain(secret);
});

test('ends with its signal', async () => {
  const abort = new AbortController();
  const asked = identity.userOf(await access('ana.lima'), readOnly, abort.signal);
  abort.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
});

test.each([
  ['arn:aws:sts::100000000001:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ana', 'ana'],
  ['arn:aws-cn:sts::100000000001:assumed-role/AWSReservedSSO_Read_Only_0123456789abcdef/a@b.c', 'a@b.c'],
  ['arn:aws-us-gov:sts::100000000001:assumed-role/AWSReservedSSO_A_0/x+=,.@-_', 'x+=,.@-_'],
  // What IAM's account access manager hands out: any role of an account, here the one that was asked for.
  ['arn:aws:sts::100000000001:assumed-role/Deploy/ana', 'ana'],
  ['arn:aws:sts::100000000001:assumed-role/Deployer/ana', null],
  ['arn:aws:sts::100000000001:assumed-role/deploy/ana', null],
  ['arn:aws:iam::100000000001:user/ana', null],
  ['arn:aws:sts::100000000001:assumed-role/AWSReservedSSO_A_0/', null],
  ['arn:aws:sts::100000000001:assumed-role/AWSReservedSSO_A_0/a/b', null],
  ['arn:aws:sts::100000000001:assumed-role/AWSReservedSSO_A_0/<b>', null],
  ['', null],
])('%s: %s', (arn, user) => expect(userIn(arn, '/team/Deploy')).toBe(user));
