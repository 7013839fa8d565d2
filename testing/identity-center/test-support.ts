/** What the tests of the simulated organisation share: real SDK clients pointed at it, and quick sign-ins. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { SSOClient } from '@aws-sdk/client-sso';
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
  type RegisterClientCommandInput,
} from '@aws-sdk/client-sso-oidc';
import { startOrganisation, type Organisation, type OrganisationOptions } from './organisation.ts';

export const startUrl = 'https://d-1234567890.awsapps.com/start';
export const redirectUri = 'http://127.0.0.1:50123/oauth/callback';
export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** The first instant of the tests' clock; it only moves with `advance`. */
export const noon = Date.UTC(2026, 10, 22, 12);

/** An organisation with a clock that stands still. */
export function start(options: Partial<OrganisationOptions> = {}): Promise<Organisation> {
  return startOrganisation({ clock: () => noon, ...options });
}

/** One attempt only: the tests want to see the first answer. */
export function oidcClient(organisation: Organisation): SSOOIDCClient {
  return new SSOOIDCClient({ region: 'us-east-1', endpoint: organisation.url, maxAttempts: 1 });
}

export function portalClient(organisation: Organisation): SSOClient {
  return new SSOClient({ region: 'us-east-1', endpoint: organisation.url, maxAttempts: 1 });
}

export interface Registered {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Registers as the AWS CLI does for the device flow, or with these changes. */
export async function register(
  organisation: Organisation,
  changes: Partial<RegisterClientCommandInput> = { scopes: ['sso:account:access'] },
): Promise<Registered> {
  const input = { clientName: 'botocore-client-corp', clientType: 'public', ...changes };
  const { clientId = '', clientSecret = '' } = await oidcClient(organisation).send(new RegisterClientCommand(input));
  return { clientId, clientSecret };
}

/** What the AWS CLI registers for the authorization code flow. */
export const pkceRegistration = {
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: ['http://127.0.0.1/oauth/callback'],
  issuerUrl: startUrl,
  scopes: ['sso:account:access'],
} as const;

export function registerForCode(organisation: Organisation): Promise<Registered> {
  const { grantTypes, redirectUris, scopes, issuerUrl } = pkceRegistration;
  return register(organisation, {
    grantTypes: [...grantTypes],
    redirectUris: [...redirectUris],
    scopes: [...scopes],
    issuerUrl,
  });
}

export interface AuthorizeAttempt {
  readonly url: string;
  readonly state: string;
  readonly codeVerifier: string;
}

/** The authorize URL as the AWS CLI builds it, with these parameters changed, or left out when undefined. */
export function authorizeUrl(
  organisation: Organisation,
  clientId: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): AuthorizeAttempt {
  const codeVerifier = randomBytes(48).toString('base64url');
  const state = randomUUID();
  const parameters: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge_method: 'S256',
    scopes: 'sso:account:access',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    ...changes,
  };
  const query = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return { url: `${organisation.url}/authorize?${query.join('&')}`, state, codeVerifier };
}

export interface SignedIn extends Registered {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly expiresIn: number | undefined;
}

/** Signs in with a device code, allowed by the first user or by `userName`. */
export async function signIn(
  organisation: Organisation,
  { userName, url = startUrl, client }: { userName?: string; url?: string; client?: Registered } = {},
): Promise<SignedIn> {
  const registered = client ?? (await register(organisation));
  const oidc = oidcClient(organisation);
  const device = await oidc.send(new StartDeviceAuthorizationCommand({ ...registered, startUrl: url }));
  organisation.approveDevice(device.userCode ?? '', userName);
  const { deviceCode } = device;
  const token = await oidc.send(new CreateTokenCommand({ ...registered, grantType: deviceGrant, deviceCode }));
  const { accessToken = '', refreshToken, expiresIn } = token;
  return { ...registered, accessToken, refreshToken, expiresIn };
}

/** Renews with the refresh token. */
export async function renew(organisation: Organisation, token: SignedIn): Promise<SignedIn> {
  const { clientId, clientSecret, refreshToken } = token;
  const input = { clientId, clientSecret, refreshToken, grantType: 'refresh_token' };
  const answer = await oidcClient(organisation).send(new CreateTokenCommand(input));
  return {
    clientId,
    clientSecret,
    accessToken: answer.accessToken ?? '',
    refreshToken: answer.refreshToken,
    expiresIn: answer.expiresIn,
  };
}

/** A raw call, to see status, headers and body as they are on the wire. */
export async function post(organisation: Organisation, path: string, body: unknown) {
  const response = await fetch(`${organisation.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return wire(response);
}

/** A raw portal call. */
export async function portal(organisation: Organisation, method: string, path: string, accessToken?: string) {
  const headers = accessToken === undefined ? {} : { 'x-amz-sso_bearer_token': accessToken };
  return wire(await fetch(`${organisation.url}${path}`, { method, headers }));
}

async function wire(response: Response) {
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, type: response.headers.get('x-amzn-errortype'), body };
}
