/** STS GetCallerIdentity, with credentials that came from the portal. */
import { GetRoleCredentialsCommand, type RoleCredentials } from '@aws-sdk/client-sso';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Organisation } from './organisation.ts';
import { portalClient, signIn, start } from './test-support.ts';

let organisation: Organisation;
let credentials: RoleCredentials;
beforeEach(async () => {
  organisation = await start();
  const { accessToken } = await signIn(organisation);
  const role = { accountId: '012345678901', roleName: 'ReadOnlyAccess' };
  const answer = await portalClient(organisation).send(new GetRoleCredentialsCommand({ accessToken, ...role }));
  credentials = answer.roleCredentials ?? {};
});
afterEach(() => organisation.close());

function signature(accessKeyId: string | undefined): string {
  const scope = '20261122/us-east-1/sts/aws4_request';
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
}

async function ask(headers: Record<string, string>, action = 'GetCallerIdentity') {
  const body = new URLSearchParams({ Action: action, Version: '2011-06-15' });
  const response = await fetch(`${organisation.url}/`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

function signed(changes: Record<string, string> = {}) {
  return {
    authorization: signature(credentials.accessKeyId),
    'x-amz-security-token': credentials.sessionToken ?? '',
    ...changes,
  };
}

test('tells the role, the account and the person', async () => {
  const { status, type, text } = await ask(signed());
  expect({ status, type }).toEqual({ status: 200, type: 'text/xml' });
  expect(text).toMatch(
    /<Arn>arn:aws:sts::012345678901:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/ana\.lima<\/Arn>/,
  );
  expect(text).toMatch(/<UserId>AROA[0-9A-F]{17}:ana\.lima<\/UserId>/);
  expect(text).toContain('<Account>012345678901</Account>');
  expect(text).toContain('xmlns="https://sts.amazonaws.com/doc/2011-06-15/"');
});

test('works on after the portal session has ended, until the credentials expire', async () => {
  organisation.endPortalSession();
  organisation.advance(3_599_999);
  expect((await ask(signed())).status).toBe(200);
  organisation.advance(1);
  const { status, text } = await ask(signed());
  expect(status).toBe(403);
  expect(text).toContain('<Code>ExpiredToken</Code>');
  expect(organisation.requests.at(-1)).toMatchObject({ operation: 'GetCallerIdentity', error: 'ExpiredToken' });
});

test('refuses what is not signed, not signed like that, not issued here, or without its session token', async () => {
  expect((await ask({})).text).toContain('<Code>MissingAuthenticationToken</Code>');
  expect((await ask(signed({ authorization: 'Bearer x' }))).text).toContain('<Code>IncompleteSignature</Code>');
  const unknown = await ask(signed({ authorization: signature('ASIAAAAAAAAAAAAAAAAA') }));
  expect(unknown.text).toContain('<Code>InvalidClientTokenId</Code>');
  const wrong = await ask(signed({ 'x-amz-security-token': 'wrong' }));
  expect(wrong).toMatchObject({ status: 403 });
  expect(wrong.text).toContain('<Code>InvalidClientTokenId</Code>');
  const bare = await ask({ authorization: signature('ASIAAAAAAAAAAAAAAAAA') });
  expect(bare.text).toContain('<Code>InvalidClientTokenId</Code>');
  expect((await ask(signed(), 'GetSessionToken')).text).toContain('<Code>InvalidAction</Code>');
});
