/** ECR, ECR Public and CodeArtifact, asked by the real SDK: who gets a token, and what everybody else is told. */
import { CodeartifactClient, GetAuthorizationTokenCommand as GetPackageToken } from '@aws-sdk/client-codeartifact';
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { ECRPUBLICClient, GetAuthorizationTokenCommand as GetPublicToken } from '@aws-sdk/client-ecr-public';
import { GetRoleCredentialsCommand } from '@aws-sdk/client-sso';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Organisation, startOrganisation } from './organisation.ts';
import { portalClient, signIn } from './test-support.ts';

let organisation: Organisation;
let credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
beforeEach(async () => {
  organisation = await startOrganisation({ packageDomains: ['012345678901/libraries'] });
  const { accessToken } = await signIn(organisation);
  const role = { accountId: '012345678901', roleName: 'ReadOnlyAccess' };
  const answer = await portalClient(organisation).send(new GetRoleCredentialsCommand({ accessToken, ...role }));
  const { accessKeyId = '', secretAccessKey = '', sessionToken = '' } = answer.roleCredentials ?? {};
  credentials = { accessKeyId, secretAccessKey, sessionToken };
});
afterEach(() => organisation.close());

const settings = (changes: Partial<typeof credentials> = {}, region = 'eu-west-1') => ({
  region,
  endpoint: organisation.url,
  maxAttempts: 1,
  credentials: { ...credentials, ...changes },
});

test('a password, the registry of the account, and an end in twelve hours', async () => {
  const { authorizationData: [data] = [] } = await new ECRClient(settings()).send(new GetAuthorizationTokenCommand({}));
  expect(Buffer.from(data?.authorizationToken ?? '', 'base64').toString()).toBe(
    `AWS:${organisation.secretsIssued.at(-1)}`,
  );
  expect(data?.proxyEndpoint).toBe('https://012345678901.dkr.ecr.eu-west-1.amazonaws.com');
  expect(data?.expiresAt?.getTime()).toBeGreaterThan(organisation.now() + 11 * 3_600_000);
});

test('the public registry in us-east-1 alone', async () => {
  const ask = (region: string) => new ECRPUBLICClient(settings({}, region)).send(new GetPublicToken({}));
  expect((await ask('us-east-1')).authorizationData?.authorizationToken).toBeTruthy();
  await expect(ask('eu-west-1')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a package domain that is there, for a length that there is', async () => {
  const ask = (domain: string, durationSeconds = 900) =>
    new CodeartifactClient(settings()).send(new GetPackageToken({ domain, durationSeconds }));
  const { authorizationToken, expiration } = await ask('libraries');
  expect(authorizationToken).toBe(organisation.secretsIssued.at(-1));
  expect(expiration?.getTime()).toBeLessThanOrEqual(organisation.now() + 900_000);
  await expect(ask('others')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(ask('libraries', 10)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('nobody with a wrong secret, a wrong token, or without a signature', async () => {
  const ask = (changes: Partial<typeof credentials>) =>
    new ECRClient(settings(changes)).send(new GetAuthorizationTokenCommand({}));
  await expect(ask({ secretAccessKey: 'guessed' })).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  await expect(ask({ sessionToken: 'another' })).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  await expect(ask({ accessKeyId: 'ASIAANOTHER' })).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  const unsigned = await fetch(organisation.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken' },
    body: '{}',
  });
  expect(await unsigned.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
});
