/** Proof key for code exchange (RFC 7636) and the authorize URL, exactly as the AWS CLI v2 builds them. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';

export interface ProofKey {
  /** A secret: 64 characters of `A-Za-z0-9-_`, 48 random bytes. */
  readonly codeVerifier: string;
  /** `S256`: base64url of SHA-256 of the verifier. */
  readonly codeChallenge: string;
}

export function createProofKey(): ProofKey {
  const codeVerifier = randomBytes(48).toString('base64url');
  return { codeVerifier, codeChallenge: challengeOf(codeVerifier) };
}

/** RFC 7636, 4.2. */
export function challengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier, 'ascii').digest('base64url');
}

/** A fresh, unguessable `state`. */
export function createState(): string {
  return randomUUID();
}

export interface AuthorizeRequest {
  readonly clientId: string;
  /** With the port of the listener. */
  readonly redirectUri: string;
  readonly state: string;
  readonly scopes: readonly string[];
  readonly codeChallenge: string;
}

/**
 * The page for the browser: `<oidc endpoint>/authorize?…`. The service's parameter is `scopes`, plural, and the order is the
 * AWS CLI's (botocore utils.py, SSOTokenFetcherAuth).
 */
export function authorizeUrl(oidcBase: URL, request: AuthorizeRequest): string {
  const parameters = {
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    state: request.state,
    code_challenge_method: 'S256',
    scopes: request.scopes.join(' '),
    code_challenge: request.codeChallenge,
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${oidcBase.origin}/authorize?${query.join('&')}`;
}
