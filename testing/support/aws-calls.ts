/** One call of each operation that Daypass makes, with what AWS needs to answer it: for tests of what comes back. */
import type { Organisation } from '../identity-center/organisation.ts';
import { signInElsewhere } from '../sign-in-elsewhere.ts';
import { placeOf } from '../../src/main/aws/api/aws-place.ts';
import { type AwsClients, createAwsClients } from '../../src/main/aws/api/clients.ts';
import { createIdentity } from '../../src/main/aws/api/identity.ts';
import { createOidc, grantTypes } from '../../src/main/aws/api/oidc.ts';
import { createPortal, type Page } from '../../src/main/aws/api/portal.ts';

const region = 'us-east-1';
const startUrl = 'https://d-1234567890.awsapps.com/start';

/** By the names of AWS's operations; CreateToken once a grant. */
export type AwsOperation =
  | 'RegisterClient'
  | 'StartDeviceAuthorization'
  | 'CreateToken refresh'
  | 'CreateToken code'
  | 'CreateToken device'
  | 'ListAccounts'
  | 'ListAccountRoles'
  | 'GetRoleCredentials'
  | 'GetCallerIdentity'
  | 'Logout';

/** Signs in and makes the calls ready; each may be made more than once. */
export async function awsCalls(
  organisation: Organisation,
  clients: AwsClients = createAwsClients(),
): Promise<Readonly<Record<AwsOperation, (signal?: AbortSignal) => Promise<unknown>>>> {
  const [oidc, portal, identity] = [createOidc(clients), createPortal(clients), createIdentity(clients)];
  const token = await signInElsewhere(organisation, { user: 'ana.lima' });
  const [clientId, clientSecret] = [String(token['clientId']), String(token['clientSecret'])];
  const place = placeOf({ region });
  const access = { ...place, accessToken: String(token['accessToken']) };
  const role = { accountId: '100000000001', roleName: 'ReadOnly' };
  const tokens = (grant: { readonly grantType: string }, signal?: AbortSignal) =>
    oidc.createToken(place, { clientId, clientSecret, ...grant }, signal);
  const refresh = { grantType: grantTypes.refreshToken, refreshToken: String(token['refreshToken']) };
  const device = { grantType: grantTypes.deviceCode, deviceCode: 'd' };
  const code = {
    grantType: grantTypes.authorizationCode,
    code: 'c',
    redirectUri: 'http://127.0.0.1:1/oauth/callback',
    codeVerifier: 'v',
  };
  const identify = (signal?: AbortSignal) => identity.userOf(access, role, signal ?? new AbortController().signal);
  return {
    RegisterClient: (signal) => oidc.register(place, { clientName: 'c', scopes: [], issuerUrl: null }, signal),
    StartDeviceAuthorization: (signal) =>
      oidc.startDeviceAuthorization(place, { clientId, clientSecret, startUrl }, signal),
    'CreateToken refresh': (signal) => tokens(refresh, signal),
    'CreateToken code': (signal) => tokens(code, signal),
    'CreateToken device': (signal) => tokens(device, signal),
    ListAccounts: async (signal) => all(portal.listAccounts(access, signal)),
    ListAccountRoles: async (signal) => all(portal.listAccountRoles(access, role.accountId, signal)),
    GetRoleCredentials: identify,
    GetCallerIdentity: identify,
    Logout: (signal) => portal.logout(access, signal),
  };
}

async function all<Item>(pages: AsyncIterable<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}
