/** Tests of tokens for EKS: to which host they lead in which partition, and what is signed. The simulated STS judges the signatures. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Organisation, startOrganisation } from '../../../../testing/identity-center/organisation.ts';
import { portalClient, signIn } from '../../../../testing/identity-center/test-support.ts';
import { GetRoleCredentialsCommand } from '@aws-sdk/client-sso';
import { createAwsClients } from './clients.ts';
import { kubeToken } from './kube-token.ts';
import type { RoleKeys } from './role-keys.ts';

const madeUp: RoleKeys = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 's', sessionToken: 'a/b+c=', expiresAt: 0 };
const signedAt = Date.UTC(2026, 10, 30, 12);

async function addressFor(
  region: string,
  env: Readonly<Record<string, string>> = {},
  keys: RoleKeys = madeUp,
  at = signedAt,
): Promise<URL> {
  const place = { region, caBundles: [] };
  const token = await kubeToken(createAwsClients(env), place, keys, { clusterName: 'prod', signedAt: at });
  expect(token).toMatch(/^k8s-aws-v1\.[\w-]+$/);
  return new URL(Buffer.from(token.slice('k8s-aws-v1.'.length), 'base64url').toString());
}

test.each([
  ['eu-west-1', {}, 'https://sts.eu-west-1.amazonaws.com/'],
  ['cn-north-1', {}, 'https://sts.cn-north-1.amazonaws.com.cn/'],
  ['us-gov-west-1', {}, 'https://sts.us-gov-west-1.amazonaws.com/'],
  ['eusc-de-east-1', {}, 'https://sts.eusc-de-east-1.amazonaws.eu/'],
  ['us-east-1', { AWS_USE_FIPS_ENDPOINT: 'true' }, 'https://sts-fips.us-east-1.amazonaws.com/'],
])('in %s with %j it leads to %s', async (region, env, base) => {
  const address = await addressFor(region, env);
  expect(address.origin + address.pathname).toBe(base);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    Action: 'GetCallerIdentity',
    Version: '2011-06-15',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `ASIAEXAMPLE/20261130/${region}/sts/aws4_request`,
    'X-Amz-Date': '20261130T120000Z',
    'X-Amz-Expires': '60',
    'X-Amz-Security-Token': 'a/b+c=',
    'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
  });
});

test('no address that cannot be used', async () => {
  await expect(addressFor('eu-west-1', { AWS_ENDPOINT_URL_STS: 'http://sts.example.com' })).rejects.toMatchObject({
    problem: { code: 'endpoint-not-encrypted' },
  });
  await expect(addressFor('no such')).rejects.toMatchObject({ problem: { code: 'endpoint-unavailable' } });
});

let organisation: Organisation;
beforeEach(async () => {
  organisation = await startOrganisation();
});
afterEach(() => organisation.close());

test('STS knows who has signed it, as long as the keys last and nothing of it has been changed', async () => {
  const { accessToken } = await signIn(organisation);
  const role = { accountId: '012345678901', roleName: 'ReadOnlyAccess' };
  const { roleCredentials } = await portalClient(organisation).send(
    new GetRoleCredentialsCommand({ accessToken, ...role }),
  );
  const { accessKeyId = '', secretAccessKey = '', sessionToken = '', expiration = 0 } = roleCredentials ?? {};
  const keys = { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration };
  const address = await addressFor('eu-west-1', organisation.env, keys, organisation.now());
  const ask = async (of: URL = address, headers: Record<string, string> = { 'x-k8s-aws-id': 'prod' }) =>
    (await fetch(of, { headers })).text();
  expect(await ask()).toContain('AWSReservedSSO_ReadOnlyAccess_');
  expect(await ask(address, {})).toContain('SignatureDoesNotMatch');
  expect(await ask(address, { 'x-k8s-aws-id': 'other' })).toContain('SignatureDoesNotMatch');
  const changed = new URL(address);
  changed.searchParams.set('X-Amz-Expires', '900');
  expect(await ask(changed)).toContain('SignatureDoesNotMatch');
  const stranger = await addressFor(
    'eu-west-1',
    organisation.env,
    { ...keys, secretAccessKey: 'guessed' },
    organisation.now(),
  );
  expect(await ask(stranger)).toContain('SignatureDoesNotMatch');
  // As the service itself: 15 minutes, whatever the address says.
  organisation.advance(14 * 60_000);
  expect(await ask()).toContain('AWSReservedSSO_ReadOnlyAccess_');
  organisation.advance(2 * 60_000);
  expect(await ask()).toContain('SignatureDoesNotMatch');
});
