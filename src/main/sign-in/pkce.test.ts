/** The proof key and the authorize URL against RFC 7636 and the AWS CLI's own tests. */
import { describe, expect, test } from 'vitest';
import { authorizeUrl, challengeOf, createProofKey, createState } from './pkce.ts';

test('the challenge of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

test('a proof key has 64 unreserved characters and its own challenge, and never comes twice', () => {
  const keys = Array.from({ length: 200 }, createProofKey);
  for (const { codeVerifier, codeChallenge } of keys) {
    expect(codeVerifier).toMatch(/^[A-Za-z0-9_-]{64}$/);
    expect(codeChallenge).toBe(challengeOf(codeVerifier));
  }
  expect(new Set(keys.map(({ codeVerifier }) => codeVerifier)).size).toBe(200);
});

test('a state is a random UUID', () => {
  const states = Array.from({ length: 200 }, createState);
  for (const state of states)
    expect(state).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(states).size).toBe(200);
});

describe('the authorize URL', () => {
  const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

  // aws-cli tests/functional/sso/test_login.py, test_login_auth_sso_session_with_scopes (Apache-2.0)
  test('with scopes, letter by letter as the AWS CLI', () => {
    const url = authorizeUrl(new URL('https://oidc.us-west-2.amazonaws.com'), {
      clientId: 'auth-client-id',
      redirectUri: 'http://127.0.0.1:55555/oauth/callback',
      state: '00000000-0000-0000-0000-000000000000',
      scopes: ['sso:foo', 'sso:bar'],
      codeChallenge,
    });
    expect(url).toContain(
      'authorize?response_type=code&client_id=auth-client-id&redirect_uri=http%3A%2F%2F127.0.0.1%3A55555%2Foauth%2F' +
        'callback&state=00000000-0000-0000-0000-000000000000&code_challenge_method=S256&scopes=sso%3Afoo%20sso%3Abar',
    );
  });

  test('as a whole', () => {
    const request = {
      clientId: 'CID',
      redirectUri: 'http://127.0.0.1:49152/oauth/callback',
      state: '00000000-0000-4000-8000-000000000000',
      scopes: ['sso:account:access'],
      codeChallenge,
    };
    expect(authorizeUrl(new URL('https://oidc.us-west-2.amazonaws.com'), request)).toBe(
      'https://oidc.us-west-2.amazonaws.com/authorize?response_type=code&client_id=CID&redirect_uri=http%3A%2F%2F127.0.0.1' +
        '%3A49152%2Foauth%2Fcallback&state=00000000-0000-4000-8000-000000000000&code_challenge_method=S256&scopes=sso%3A' +
        'account%3Aaccess&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  test('is at the endpoint that is in use, without its path', () => {
    const request = { clientId: 'a&b=c', redirectUri: 'r', state: 's', scopes: [], codeChallenge };
    const url = authorizeUrl(new URL('http://127.0.0.1:4566/some/path?x=1'), request);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:4566\/authorize\?/);
    expect(new URL(url).searchParams.get('client_id')).toBe('a&b=c');
  });
});
