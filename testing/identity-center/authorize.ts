/** The browser side of the authorization code flow with PKCE: GET /authorize, the sign-in page, and the way back. */
import { html, redirect, text, type Call, type Reply } from './http.ts';
import { askPage, messagePage } from './pages.ts';
import type { User } from './options.ts';
import type { Client, World } from './world.ts';

/** Life of an authorization code: ten minutes, the most that RFC 6749 (4.1.2) recommends. */
const codeLifeMs = 600_000;

interface AuthorizeRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  readonly codeChallenge: string;
}

/** GET shows the sign-in page; POST to the same URL carries the person's answer. */
export function authorize(world: World, call: Call): Reply {
  const request = parse(world, call.query);
  if ('status' in request) return request;
  const [first] = world.options.users;
  if (call.method !== 'POST') {
    if (world.options.approval === 'automatic' && first !== undefined) return allow(world, request, first);
    return html(question(world, call, request));
  }
  if (text(call.body, 'decision') !== 'allow') return back(request, { error: 'access_denied' });
  const userName = text(call.body, 'user') ?? '';
  const user = world.options.users.find((candidate) => candidate.userName === userName);
  if (user === undefined) return html(question(world, call, request, `Nobody is called “${userName}” here.`), 400);
  return allow(world, request, user);
}

/**
 * Checks the request. An unknown client or redirect URI is told to the person and never redirected (RFC 6749,
 * 4.1.2.1); every other fault goes back to the app.
 */
function parse(world: World, query: URLSearchParams): AuthorizeRequest | Reply {
  const client = world.clients.get(query.get('client_id') ?? '');
  if (client === undefined || client.expiresAt <= world.now()) {
    return html(messagePage('Invalid client', 'This app is not registered here, or its registration has ended.'), 400);
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.redirectUris.some((registered) => isSameRedirect(registered, redirectUri))) {
    return html(messagePage('Invalid redirect URI', 'This app did not register the address to return to.'), 400);
  }
  const state = query.get('state') ?? undefined;
  // The parameter is `scopes`, in the plural, unlike the `scope` of RFC 6749.
  const requested = (query.get('scopes') ?? '').split(' ').filter((scope) => scope !== '');
  const codeChallenge = query.get('code_challenge') ?? '';
  const request = { client, redirectUri, state, codeChallenge, scopes: requested };
  const error = refusal(request, query);
  return error === undefined ? request : back(request, error);
}

function refusal(request: AuthorizeRequest, query: URLSearchParams): Readonly<Record<string, string>> | undefined {
  const { client, scopes, codeChallenge } = request;
  if (query.get('response_type') !== 'code') return { error: 'unsupported_response_type' };
  if (!client.grantTypes?.includes('authorization_code')) return { error: 'unauthorized_client' };
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge)) {
    return { error: 'invalid_request', error_description: 'A code challenge with the method S256 is required' };
  }
  if (scopes.length === 0 || !scopes.every((scope) => client.scopes.includes(scope))) return { error: 'invalid_scope' };
  return undefined;
}

/** A loopback redirect may use any port (RFC 8252, 7.3); host and path have to be the registered ones. */
function isSameRedirect(registered: string, used: string): boolean {
  const [left, right] = [URL.parse(registered), URL.parse(used)];
  if (left === null || right === null || right.username !== '' || right.hash !== '') return false;
  return (
    left.protocol === right.protocol &&
    left.hostname === right.hostname &&
    left.pathname === right.pathname &&
    left.search === right.search &&
    (left.port === '' || left.port === right.port)
  );
}

function question(world: World, call: Call, request: AuthorizeRequest, problem?: string): string {
  return askPage({
    clientName: request.client.clientName,
    portal: request.client.issuerUrl ?? world.url,
    userName: world.options.users[0]?.userName ?? '',
    action: `/authorize?${call.query.toString()}`,
    hidden: {},
    code: undefined,
    problem,
  });
}

function allow(world: World, request: AuthorizeRequest, user: User): Reply {
  const code = world.secrets.authorizationCode();
  world.codes.set(code, {
    client: request.client,
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    scopes: request.scopes,
    user,
    expiresAt: world.now() + codeLifeMs,
    used: false,
  });
  return back(request, { code });
}

/** Sends the browser back to the app; `state` goes along on the error path too. */
function back(request: AuthorizeRequest, parameters: Readonly<Record<string, string>>): Reply {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (request.state !== undefined) url.searchParams.set('state', request.state);
  return redirect(url.href);
}
