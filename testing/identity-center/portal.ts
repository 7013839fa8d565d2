/** The access portal (API 2019-06-10): accounts, roles, role credentials and the end of the session. */
import { portalError } from './errors.ts';
import { json, refuse, type Call, type Reply } from './http.ts';
import type { Account } from './options.ts';
import { accessKeyId } from './secrets.ts';
import { isForAccounts, sessionOf, sessionsOfUser } from './tokens.ts';
import type { PortalSession, World } from './world.ts';

/** Page size when the client asks for none; the AWS CLI's list commands do not ask. */
const defaultPageSize = 20;

/** The session of the bearer token, which travels in a header of its own; 401 when it is not good any more. */
function authenticate(world: World, call: Call): PortalSession {
  const token = call.headers['x-amz-sso_bearer_token'];
  call.record.portalSession = token === undefined ? undefined : world.accessTokens.get(token)?.session.id;
  return sessionOf(world, token) ?? refuse(portalError('UnauthorizedException'));
}

/** The same where accounts are asked for: the token has to be one for accounts. */
function authenticateForAccounts(world: World, call: Call): PortalSession {
  const session = authenticate(world, call);
  const known = world.accessTokens.get(call.headers['x-amz-sso_bearer_token'] ?? '');
  if (known === undefined || !isForAccounts(known)) refuse(portalError('UnauthorizedException'));
  return session;
}

/** GET /assignment/accounts */
export function listAccounts(world: World, call: Call): Reply {
  const session = authenticateForAccounts(world, call);
  const accounts = world.assignedTo(session.userName, session.startUrl);
  const { items, nextToken } = pageOf(accounts, call, 'accounts');
  const accountList = items.map(({ accountId, accountName, emailAddress }) => ({
    accountId,
    accountName,
    emailAddress,
  }));
  return json({ accountList, nextToken });
}

/** GET /assignment/roles */
export function listAccountRoles(world: World, call: Call): Reply {
  const session = authenticateForAccounts(world, call);
  const accountId = accountIdOf(call);
  const account = assignedAccount(world, session, accountId);
  if (account === undefined) return portalError('ResourceNotFoundException');
  const { items, nextToken } = pageOf(allRoles(account), call, accountId);
  return json({ nextToken, roleList: items.map((roleName) => ({ roleName, accountId })) });
}

/** GET /federation/credentials; `expiration` is in epoch milliseconds, unlike every other time of the two services. */
export function getRoleCredentials(world: World, call: Call): Reply {
  const session = authenticateForAccounts(world, call);
  const accountId = accountIdOf(call);
  const roleName = call.query.get('role_name') ?? '';
  if (roleName === '') return portalError('InvalidRequestException', 'role_name is required');
  const account = assignedAccount(world, session, accountId);
  if (account === undefined || !allRoles(account).includes(roleName)) return portalError('ForbiddenException');
  // A permission set counts in whole seconds, and so does the real answer.
  const expiration = Math.floor(world.now() / 1000 + world.options.roleCredentialSeconds) * 1000;
  const id = accessKeyId();
  const secretAccessKey = world.secrets.secretAccessKey();
  const sessionToken = world.secrets.sessionToken();
  const { userName } = session;
  const isPermissionSet = account.roles.includes(roleName);
  const keys = { secretAccessKey, sessionToken, expiresAt: expiration };
  const known = { accountId, roleName, isPermissionSet, userName, ...keys };
  world.roleCredentials.set(id, known);
  return json({ roleCredentials: { accessKeyId: id, secretAccessKey, sessionToken, expiration } });
}

/**
 * POST /logout: ends the portal session, and where the browser's session is shared all that came from it, at every portal of
 * the instance; role credentials that were handed out live on.
 */
export function logout(world: World, call: Call): Reply {
  const { userName, startUrl } = Object.assign(authenticate(world, call), { endedAt: world.now() });
  const shared = world.options.sharesBrowserSession ? sessionsOfUser(world, userName, startUrl) : [];
  for (const session of shared) session.endedAt ??= world.now();
  return { status: 200, headers: {}, body: '' };
}

function accountIdOf(call: Call): string {
  const accountId = call.query.get('account_id') ?? '';
  if (!/^\d{12}$/.test(accountId)) refuse(portalError('InvalidRequestException', 'account_id is invalid'));
  return accountId;
}

function assignedAccount(world: World, session: PortalSession, accountId: string): Account | undefined {
  return world.assignedTo(session.userName, session.startUrl).find((account) => account.accountId === accountId);
}

function allRoles({ roles, plainRoles = [] }: Account): readonly string[] {
  return [...roles, ...plainRoles];
}

interface PageOfItems<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/** `max_result` (1 to 100) and `next_token` in the query; `nextToken` in the body. */
function pageOf<Item>(all: readonly Item[], call: Call, list: string): PageOfItems<Item> {
  const asked = call.query.get('max_result') ?? String(defaultPageSize);
  const size = /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
  if (size < 1 || size > 100) refuse(portalError('InvalidRequestException', 'max_result must be between 1 and 100'));
  const token = call.query.get('next_token');
  const start =
    token === null
      ? 0
      : (offsetOf(token, list) ?? refuse(portalError('InvalidRequestException', 'next_token is invalid')));
  const end = start + size;
  return { items: all.slice(start, end), nextToken: end < all.length ? tokenFor(end, list) : undefined };
}

/** Real tokens are opaque base64; this one always has `+`, `/` and `=` in it, so that a client must encode it. */
function tokenFor(offset: number, list: string): string {
  return `AQ+/${Buffer.from(JSON.stringify([list, offset]))
    .toString('base64')
    .replace(/=*$/, '')}==`;
}

function offsetOf(token: string, list: string): number | undefined {
  if (!token.startsWith('AQ+/') || !token.endsWith('==')) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(token.slice(4, -2), 'base64').toString());
    if (!Array.isArray(value) || value[0] !== list) return undefined;
    const offset: unknown = value[1];
    return typeof offset === 'number' && Number.isInteger(offset) && offset > 0 ? offset : undefined;
  } catch {
    return undefined;
  }
}
