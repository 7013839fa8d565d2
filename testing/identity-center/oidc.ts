/** The OIDC service (API 2019-06-10): RegisterClient and CreateToken; JSON bodies, no signature. */
import { createHash } from 'node:crypto';
import { redeemDeviceCode } from './device.ts';
import { oidcError } from './errors.ts';
import { json, refuse, text, texts, type Call, type Reply } from './http.ts';
import { randomText } from './secrets.ts';
import { isKnownStartUrl, normaliseStartUrl } from './start-urls.ts';
import { authenticateClient, issueTokens, openPortalSession, refresh } from './tokens.ts';
import { deviceGrant, type Client, type World } from './world.ts';

const knownGrantTypes: readonly string[] = ['authorization_code', 'refresh_token', deviceGrant];

/** POST /client/register */
export function registerClient(world: World, call: Call): Reply {
  const issuedAt = world.now();
  const registrationMs = world.options.registrationSeconds * 1000;
  const client: Client = {
    ...metadataOf(world, call),
    clientId: randomText(40),
    clientSecret: world.secrets.clientSecret(),
    expiresAt: issuedAt + registrationMs,
  };
  world.clients.set(client.clientId, client);
  return json({
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    clientIdIssuedAt: Math.floor(issuedAt / 1000),
    clientSecretExpiresAt: Math.floor(client.expiresAt / 1000),
    authorizationEndpoint: `${world.url}/authorize`,
    tokenEndpoint: `${world.url}/token`,
  });
}

type Metadata = Omit<Client, 'clientId' | 'clientSecret' | 'expiresAt'>;

/** What a client says about itself; refuses what the service would not register. */
function metadataOf(world: World, { body }: Call): Metadata {
  const clientName = text(body, 'clientName');
  if (clientName === undefined) refuse(oidcError('InvalidRequestException', 'clientName is required'));
  if (text(body, 'clientType') !== 'public') {
    refuse(oidcError('InvalidClientMetadataException', 'clientType must be public'));
  }
  const grantTypes = texts(body, 'grantTypes');
  if (grantTypes?.some((type) => !knownGrantTypes.includes(type))) refuse(oidcError('UnsupportedGrantTypeException'));
  const usesBrowser = grantTypes?.includes('authorization_code') ?? false;
  const redirectUris = texts(body, 'redirectUris') ?? [];
  if (usesBrowser && redirectUris.length === 0) {
    refuse(oidcError('InvalidRedirectUriException', 'redirectUris is required for authorization_code'));
  }
  if (!redirectUris.every(isLoopback)) refuse(oidcError('InvalidRedirectUriException'));
  const scopes = texts(body, 'scopes') ?? [];
  if (!scopes.every((scope) => /^[\w.-]+(:[\w.*-]+)+$/.test(scope))) refuse(oidcError('InvalidScopeException'));
  return { clientName, scopes, grantTypes, redirectUris, issuerUrl: issuerOf(world, body, usesBrowser) };
}

/** The start URL that the browser flow signs in to: the authorize URL does not say it, so the registration has to. */
function issuerOf(world: World, body: Call['body'], required: boolean): string | undefined {
  const issuerUrl = text(body, 'issuerUrl');
  if (issuerUrl === undefined && !required) return undefined;
  if (issuerUrl === undefined || !isKnownStartUrl(issuerUrl, world.options.instances)) {
    refuse(oidcError('InvalidClientMetadataException', 'Invalid issuer URL provided'));
  }
  return normaliseStartUrl(issuerUrl);
}

/** Native apps come back to a loopback address (RFC 8252, 7.3); nothing else is taken here. */
function isLoopback(redirectUri: string): boolean {
  const url = URL.parse(redirectUri);
  return url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname) && url.hash === '';
}

/** POST /token */
export function createToken(world: World, call: Call): Reply {
  const grantType = text(call.body, 'grantType');
  if (grantType === undefined) return oidcError('InvalidRequestException', 'grantType is required');
  const client = authenticateClient(world, call);
  if (!knownGrantTypes.includes(grantType)) return oidcError('UnsupportedGrantTypeException');
  if (!mayUse(client, grantType)) return oidcError('UnauthorizedClientException');
  if (grantType === 'refresh_token') return refresh(world, call, client);
  if (grantType === 'authorization_code') return redeemCode(world, call, client);
  return redeemDeviceCode(world, call, client);
}

/** A client that registered no grant types is one of the device flow, which refreshes too. */
function mayUse(client: Client, grantType: string): boolean {
  return (client.grantTypes ?? [deviceGrant, 'refresh_token']).includes(grantType);
}

/** The authorization_code grant: the code, the very redirect URI of the authorize URL, and the verifier (RFC 7636). */
function redeemCode(world: World, call: Call, client: Client): Reply {
  const [code, redirectUri, codeVerifier] = ['code', 'redirectUri', 'codeVerifier'].map((name) =>
    text(call.body, name),
  );
  if (code === undefined || redirectUri === undefined || codeVerifier === undefined) {
    return oidcError('InvalidRequestException', 'code, redirectUri and codeVerifier are required');
  }
  const known = world.codes.get(code);
  if (known === undefined || known.used || known.client.clientId !== client.clientId) {
    refuse(oidcError('InvalidGrantException', 'Invalid authorization code provided'));
  }
  known.used = true;
  if (known.expiresAt <= world.now()) return oidcError('ExpiredTokenException');
  if (known.redirectUri !== redirectUri) return oidcError('InvalidGrantException', 'The redirect URI does not match');
  const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
  if (challenge !== known.codeChallenge || !/^[\w.~-]{43,128}$/.test(codeVerifier)) {
    return oidcError('InvalidGrantException', 'The code verifier does not match');
  }
  const session = openPortalSession(world, known.user, client.issuerUrl ?? '', client);
  return issueTokens(world, call, session, client, known.scopes);
}
