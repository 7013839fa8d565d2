/** The sign-in page of the authorization code flow: what it shows, whom it sends back where, and what it refuses. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Organisation } from './organisation.ts';
import { authorizeUrl, redirectUri, register, registerForCode, start, startUrl } from './test-support.ts';

let organisation: Organisation;
let clientId: string;
beforeEach(async () => {
  organisation = await start();
  ({ clientId } = await registerForCode(organisation));
});
afterEach(() => organisation.close());

async function open(url: string, form?: Record<string, string>) {
  const init = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
  const response = await fetch(url, { ...init, redirect: 'manual' });
  const location = response.headers.get('location');
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    back: location === null ? undefined : new URL(location),
  };
}

test('shows who asks for what, with a form and without scripts', async () => {
  const { status, headers, text } = await open(authorizeUrl(organisation, clientId).url);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toContain('botocore-client-corp');
  expect(text).toContain(startUrl);
  expect(text).toContain('value="ana.lima"');
  expect(text).not.toContain('<script');
});

test('the page puts foreign names in as text', async () => {
  const { clientId: hostile } = await register(organisation, {
    clientName: '<img src=x onerror="alert(1)">',
    grantTypes: ['authorization_code'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    scopes: ['sso:account:access'],
    issuerUrl: startUrl,
  });
  const { text } = await open(authorizeUrl(organisation, hostile).url);
  expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  expect(text).not.toContain('<img');
});

test('Allow sends the browser back with code and state', async () => {
  const { url, state } = authorizeUrl(organisation, clientId);
  const { status, back } = await open(url, { user: 'ana.lima', decision: 'allow' });
  expect(status).toBe(303);
  expect(`${back?.origin}${back?.pathname}`).toBe(redirectUri);
  expect(back?.searchParams.get('state')).toBe(state);
  expect(organisation.secretsIssued).toContain(back?.searchParams.get('code'));
});

test('Deny sends it back with error and state', async () => {
  const { url, state } = authorizeUrl(organisation, clientId);
  const { back } = await open(url, { user: 'ana.lima', decision: 'deny' });
  expect(Object.fromEntries(back?.searchParams ?? [])).toEqual({ error: 'access_denied', state });
});

test('asks again when nobody has that name', async () => {
  const { url } = authorizeUrl(organisation, clientId);
  const { status, text, back } = await open(url, { user: 'mallory', decision: 'allow' });
  expect({ status, back }).toEqual({ status: 400, back: undefined });
  expect(text).toContain('Nobody is called “mallory” here.');
});

test('the levers do the same as a person', async () => {
  const { url, state } = authorizeUrl(organisation, clientId);
  const allowed = new URL(await organisation.approveAuthorization(url));
  expect(allowed.searchParams.get('state')).toBe(state);
  const denied = new URL(await organisation.denyAuthorization(url));
  expect(denied.searchParams.get('error')).toBe('access_denied');
  expect(organisation.requestsOf('Authorize').map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST']);
  await expect(organisation.approveAuthorization('https://oidc.us-east-1.amazonaws.com/authorize')).rejects.toThrow();
  const wrong = authorizeUrl(organisation, 'nobody').url;
  await expect(organisation.approveAuthorization(wrong)).rejects.toThrow('refused with 400: Invalid client');
});

test('automatic approval redirects at once', async () => {
  organisation.configure({ approval: 'automatic' });
  const { url, state } = authorizeUrl(organisation, clientId);
  const { back } = await open(url);
  expect(back?.searchParams.get('state')).toBe(state);
  expect(back?.searchParams.has('code')).toBe(true);
});

describe('tells the person, and redirects nowhere,', () => {
  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['another host', { redirect_uri: 'http://127.0.0.2:50123/oauth/callback' }],
    ['another path', { redirect_uri: 'http://127.0.0.1:50123/oauth/callback2' }],
    ['another scheme', { redirect_uri: 'https://127.0.0.1:50123/oauth/callback' }],
    ['a query that was not registered', { redirect_uri: 'http://127.0.0.1:50123/oauth/callback?x=1' }],
    ['a user name in the URI', { redirect_uri: 'http://evil@127.0.0.1:50123/oauth/callback' }],
    ['no redirect URI', { redirect_uri: undefined }],
  ])('%s', async (_, changes) => {
    const { status, back } = await open(authorizeUrl(organisation, clientId, changes).url);
    expect({ status, back }).toEqual({ status: 400, back: undefined });
  });

  test('an ended registration', async () => {
    organisation.advance(90 * 86_400_000);
    expect(await open(authorizeUrl(organisation, clientId).url)).toMatchObject({ status: 400, back: undefined });
  });
});

describe('tells the app', () => {
  test.each([
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge_method: undefined }],
    ['invalid_request', { code_challenge: 'short' }],
    ['invalid_request', { code_challenge: undefined }],
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_scope', { scopes: 'sso:other:access' }],
    ['invalid_scope', { scopes: undefined, scope: 'sso:account:access' }],
  ])('%s for %j', async (error, changes) => {
    const { url, state } = authorizeUrl(organisation, clientId, changes);
    const { back } = await open(url);
    expect(Object.fromEntries(back?.searchParams ?? [])).toMatchObject({ error, state });
    expect(back?.searchParams.has('code')).toBe(false);
  });
});
