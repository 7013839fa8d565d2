/** Portal sessions and the tokens inside them: issuing, checking, rotating, ending. */
import { randomUUID } from 'node:crypto';
import { oidcError } from './errors.ts';
import { json, refuse, text, type Call, type Reply } from './http.ts';
import type { User } from './options.ts';
import { isActive, type AccessToken, type Client, type PortalSession, type World } from './world.ts';

/**
 * The scope for accounts, roles and their credentials. A token of other scopes alone (CodeCatalyst, Kiro) gets a 401 for them,
 * the same as one that has ended; one without any scope, as a legacy profile has, is taken for everything.
 */
const accountScope = 'sso:account:access';

/** Opens the portal session of a sign-in, or a part of the person's earlier one when the browser shares it. */
export function openPortalSession(world: World, user: User, startUrl: string, client: Client): PortalSession {
  const now = world.now();
  const earlier = world.options.sharesBrowserSession
    ? sessionsOfUser(world, user.userName, startUrl).findLast((session) => isActive(session, now))
    : undefined;
  const session: PortalSession = {
    id: randomUUID(),
    userName: user.userName,
    startUrl,
    clientName: client.clientName,
    startedAt: now,
    endsAt: earlier?.endsAt ?? now + world.options.portalSessionSeconds * 1000,
    endedAt: undefined,
  };
  world.sessions.set(session.id, session);
  return session;
}

/** The person's sign-ins at all portals of this instance: one portal for each of its regions. */
export function sessionsOfUser(world: World, userName: string, startUrl: string): readonly PortalSession[] {
  return [...world.sessions.values()].filter(
    (session) => session.userName === userName && world.isSameInstance(session.startUrl, startUrl),
  );
}

/** The answer of CreateToken. `expiresIn` is in seconds and never reaches beyond the portal session. */
export function issueTokens(
  world: World,
  call: Call,
  session: PortalSession,
  client: Client,
  scopes: readonly string[],
): Reply {
  const now = world.now();
  // Without any scope a token lives as long as the portal session and cannot be renewed (aws-cli #7656).
  const renewable = scopes.length > 0;
  const left = Math.max(0, Math.floor((session.endsAt - now) / 1000));
  const expiresIn = renewable ? Math.min(world.options.accessTokenSeconds, left) : left;
  const accessToken = world.secrets.accessToken();
  world.accessTokens.set(accessToken, { session, scopes, expiresAt: now + expiresIn * 1000, revoked: false });
  call.record.portalSession = session.id;
  const mayRefresh = renewable && (client.grantTypes?.includes('refresh_token') ?? true);
  const answer = { accessToken, tokenType: 'Bearer', expiresIn };
  if (!mayRefresh || call.fault === 'no_refresh_token') return json(answer);
  const refreshToken = world.secrets.refreshToken();
  world.refreshTokens.set(refreshToken, { session, client, scopes, usedAt: undefined, revoked: false });
  return json({ ...answer, refreshToken });
}

/** The refresh_token grant, with rotation: the used token is refused from then on, or after the configured grace. */
export function refresh(world: World, call: Call, client: Client): Reply {
  const refreshToken = text(call.body, 'refreshToken');
  if (refreshToken === undefined) return oidcError('InvalidRequestException', 'refreshToken is required');
  const known = world.refreshTokens.get(refreshToken);
  const refused = oidcError('InvalidGrantException', 'Invalid refresh token provided');
  if (known === undefined || known.client.clientId !== client.clientId) return refused;
  call.record.portalSession = known.session.id;
  const now = world.now();
  const usedTooLongAgo = known.usedAt !== undefined && now - known.usedAt >= world.options.refreshReuseSeconds * 1000;
  if (known.revoked || usedTooLongAgo || !isActive(known.session, now)) return refused;
  // Without a new token in the answer (a fault) the old one has to stay good, or the session would be lost.
  if (call.fault !== 'no_refresh_token') known.usedAt ??= now;
  return issueTokens(world, call, known.session, client, known.scopes);
}

/** The live portal session of an access token, or undefined when the token is unknown, expired or revoked. */
export function sessionOf(world: World, accessToken: string | undefined): PortalSession | undefined {
  const known = accessToken === undefined ? undefined : world.accessTokens.get(accessToken);
  if (known === undefined || known.revoked) return undefined;
  const now = world.now();
  return now < known.expiresAt && isActive(known.session, now) ? known.session : undefined;
}

/** Whether the token may ask for accounts, roles and their credentials. */
export function isForAccounts({ scopes }: AccessToken): boolean {
  return scopes.length === 0 || scopes.includes(accountScope);
}

/** The client that the request names; refuses an unknown id, a wrong secret and an ended registration alike. */
export function authenticateClient(world: World, call: Call): Client {
  const clientId = text(call.body, 'clientId');
  const clientSecret = text(call.body, 'clientSecret');
  if (clientId === undefined) refuse(oidcError('InvalidRequestException', 'clientId is required'));
  if (clientSecret === undefined) refuse(oidcError('InvalidRequestException', 'clientSecret is required'));
  const client = world.clients.get(clientId);
  if (client === undefined || client.clientSecret !== clientSecret || client.expiresAt <= world.now()) {
    refuse(oidcError('InvalidClientException'));
  }
  return client;
}
