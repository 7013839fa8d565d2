/** The error answers of the three services in their wire shapes: status, type header and body. */
import { randomUUID } from 'node:crypto';
import { json, xml, type Reply } from './http.ts';

/** The OIDC service: `{error, error_description}` with the exception's name in x-amzn-ErrorType (API 2019-06-10). */
const oidcErrors = {
  AccessDeniedException: [400, 'access_denied', 'The resource owner denied the request'],
  AuthorizationPendingException: [400, 'authorization_pending', 'The authorization request is still pending'],
  SlowDownException: [400, 'slow_down', 'The client is polling too often'],
  ExpiredTokenException: [400, 'expired_token', 'The code has expired'],
  InvalidClientException: [401, 'invalid_client', 'Invalid client provided'],
  InvalidClientMetadataException: [400, 'invalid_client_metadata', 'Invalid client metadata provided'],
  InvalidGrantException: [400, 'invalid_grant', 'Invalid grant provided'],
  InvalidRedirectUriException: [400, 'invalid_redirect_uri', 'Invalid redirect URI provided'],
  InvalidRequestException: [400, 'invalid_request', 'Invalid request'],
  InvalidScopeException: [400, 'invalid_scope', 'Invalid scope provided'],
  UnauthorizedClientException: [400, 'unauthorized_client', 'The client may not use this grant type'],
  UnsupportedGrantTypeException: [400, 'unsupported_grant_type', 'Unsupported grant type provided'],
  InternalServerException: [500, 'server_error', 'An internal error has occurred'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type OidcError = keyof typeof oidcErrors;

export function oidcError(type: OidcError, description?: string, status?: number): Reply {
  const [usualStatus, error, usualDescription] = oidcErrors[type];
  const body = { error, error_description: description ?? usualDescription };
  return json(body, status ?? usualStatus, { 'x-amzn-ErrorType': type });
}

/** The portal: `{message, __type}`. Forbidden is not in the API model, yet it is what an unassigned role gets (aws-cli issue 6552). */
const portalErrors = {
  InvalidRequestException: [400, 'Invalid request'],
  UnauthorizedException: [401, 'Session token not found or invalid'],
  ForbiddenException: [403, 'No access'],
  ResourceNotFoundException: [404, 'Account not found'],
  TooManyRequestsException: [429, 'HTTP 429 Unknown Code'],
  InternalServerException: [500, 'An internal error has occurred'],
} as const satisfies Record<string, readonly [number, string]>;

export type PortalError = keyof typeof portalErrors;

export function portalError(type: PortalError, message?: string, status?: number): Reply {
  const [usualStatus, usualMessage] = portalErrors[type];
  const body = { message: message ?? usualMessage, __type: `com.amazonaws.switchboard.portal#${type}` };
  return json(body, status ?? usualStatus, { 'x-amzn-ErrorType': type });
}

/** STS: the XML of the query protocol. */
const stsErrors = {
  MissingAuthenticationToken: [403, 'Request is missing Authentication Token'],
  InvalidClientTokenId: [403, 'The security token included in the request is invalid.'],
  ExpiredToken: [403, 'The security token included in the request is expired'],
  SignatureDoesNotMatch: [403, 'The request signature we calculated does not match the signature you provided.'],
  IncompleteSignature: [400, 'The request signature does not conform to AWS standards.'],
  InvalidAction: [400, 'Could not find operation for version 2011-06-15'],
  ValidationError: [400, 'The request is not valid.'],
  Throttling: [400, 'Rate exceeded'],
  AccessDenied: [403, 'Access denied'],
  InternalFailure: [500, 'An internal error has occurred'],
} as const satisfies Record<string, readonly [number, string]>;

export type StsError = keyof typeof stsErrors;

export const stsNamespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

export function stsError(code: StsError, status?: number): Reply {
  const [usualStatus, message] = stsErrors[code];
  const type = usualStatus < 500 ? 'Sender' : 'Receiver';
  const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  const body = `<ErrorResponse xmlns="${stsNamespace}">${error}<RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
  return xml(body, status ?? usualStatus);
}

/** Services that a role's keys are used with (JSON): `{__type, message}`; ECR answers all refusals with 400. */
const signedErrors = {
  MissingAuthenticationTokenException: [403, 'Missing Authentication Token'],
  IncompleteSignatureException: [403, 'The request signature is incomplete'],
  UnrecognizedClientException: [403, 'The security token included in the request is invalid.'],
  ExpiredTokenException: [403, 'The security token included in the request is expired'],
  InvalidSignatureException: [403, 'The request signature we calculated does not match the signature you provided.'],
  AccessDeniedException: [403, 'User is not authorized to perform this action'],
  ResourceNotFoundException: [404, 'There is no such resource'],
  ThrottlingException: [429, 'Rate exceeded'],
  InternalServerException: [500, 'An internal error has occurred'],
} as const satisfies Record<string, readonly [number, string]>;

export type SignedError = keyof typeof signedErrors;

export function signedError(service: 'ecr' | 'ecr-public' | 'codeartifact', type: SignedError, status?: number): Reply {
  const [usualStatus, message] = signedErrors[type];
  const ownStatus = service === 'codeartifact' || usualStatus >= 500 ? usualStatus : 400;
  return json({ __type: type, message }, status ?? ownStatus, { 'x-amzn-ErrorType': type });
}

/** What went wrong, for the record: the type header, or the code of an STS error. */
export function errorTypeOf(reply: Reply): string | undefined {
  return reply.headers['x-amzn-ErrorType'] ?? /<Code>(\w+)<\/Code>/.exec(reply.body)?.[1];
}
