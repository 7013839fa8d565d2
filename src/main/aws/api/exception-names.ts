/** The name of AWS's exception in an answer, and of no stranger's. */

/** What AWS's exceptions are called. Any other text comes from a stranger, and what is in a problem is shown to people. */
export const exceptionName = /^[A-Z][A-Za-z]{2,60}$/;

/**
 * The error codes of OAuth (RFC 6749, 5.2; RFC 8628, 3.5; RFC 7591, 3.2.2) by the names of AWS's exceptions. AWS sends both, the
 * name in a header of its own; a proxy that keeps no headers which it does not know leaves the code alone.
 */
const oauthErrors: Readonly<Record<string, string>> = {
  authorization_pending: 'AuthorizationPendingException',
  slow_down: 'SlowDownException',
  expired_token: 'ExpiredTokenException',
  access_denied: 'AccessDeniedException',
  invalid_client: 'InvalidClientException',
  unauthorized_client: 'UnauthorizedClientException',
  invalid_grant: 'InvalidGrantException',
  invalid_request: 'InvalidRequestException',
  invalid_scope: 'InvalidScopeException',
  unsupported_grant_type: 'UnsupportedGrantTypeException',
  invalid_client_metadata: 'InvalidClientMetadataException',
  invalid_redirect_uri: 'InvalidRedirectUriException',
};

/** What an exception is called that has no name. */
export const unnamed = 'Unknown';

/**
 * The name of AWS's exception in an answer: by the header `x-amzn-errortype`, else by the body's `code` or `__type`, else by
 * its OAuth `error`. "Unknown" if none of these names one; never any other text of the answer.
 */
export function exceptionOf(header: string | undefined, body: unknown): string {
  const {
    code,
    __type: type,
    error,
  } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  for (const told of [header, code, type]) {
    // `com.amazonaws.ssooidc#InvalidGrantException`, `InvalidGrantException:http://internal.amazon.com/…`
    const name = typeof told === 'string' ? told.slice(0, 300).split(/[,:]/)[0]?.replace(/^.*#/, '') : undefined;
    if (name !== undefined && exceptionName.test(name)) return name;
  }
  return (typeof error === 'string' && Object.hasOwn(oauthErrors, error) && oauthErrors[error]) || unnamed;
}
