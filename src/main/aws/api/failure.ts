/** Turns everything that the AWS SDK, the network or a stranger's answer can throw into one typed failure. */
import { problem, type Problem } from '../../../shared/problems.ts';
import { type Ms, second } from '../../../shared/time.ts';
import { ProblemError } from '../../core/problem-error.ts';
import { exceptionName, unnamed } from './exception-names.ts';

/** What the callers tell apart; everything else is only shown. */
export type FailureReason =
  | 'authorization-pending'
  | 'slow-down'
  | 'expired-code'
  | 'access-denied'
  | 'invalid-client'
  | 'invalid-grant'
  | 'invalid-request'
  | 'unauthorized'
  | 'forbidden'
  /** STS does not let the caller do what was asked. */
  | 'denied'
  /** STS does not take the keys that a call was signed with: ended, revoked, or a clock that is wrong. */
  | 'keys-refused'
  | 'not-found'
  | 'throttled'
  | 'network'
  | 'server'
  | 'unexpected-answer'
  | 'other';

interface Details {
  readonly attempts?: number | undefined;
  readonly retryAfter?: Ms;
  readonly isEndless?: boolean;
}

/** A failed AWS call. Holds no request, no response body and no header: nothing secret can be read off it. */
export class AwsFailure extends ProblemError {
  override readonly name = 'AwsFailure';
  readonly reason: FailureReason;
  /** How often AWS was asked until it gave this answer: the SDK repeats a call whose connection broke. */
  readonly attempts: number;

  /** How long AWS asks to be left alone (Retry-After, RFC 9110 10.2.3); none where it does not say. */
  readonly retryAfter: Ms;

  /** An answer has begun and not come to its end in all its time: the same request at once would take as long again. */
  readonly isEndless: boolean;

  constructor(
    operation: string,
    reason: FailureReason,
    shown: Problem,
    { attempts = 1, retryAfter = 0, isEndless = false }: Details = {},
  ) {
    super(shown, `${operation}: ${reason} (${shown.code})`);
    this.reason = reason;
    this.attempts = attempts;
    this.retryAfter = retryAfter;
    this.isEndless = isEndless;
  }

  /** Whether the answer says nothing about the session: the same call may succeed later. */
  get isPassing(): boolean {
    return ['network', 'server', 'throttled', 'slow-down', 'unexpected-answer', 'keys-refused'].includes(this.reason);
  }
}

/** Exception names of the OIDC and portal services (their API models, version 2019-06-10). */
const reasons: Readonly<Record<string, FailureReason>> = {
  AuthorizationPendingException: 'authorization-pending',
  SlowDownException: 'slow-down',
  ExpiredTokenException: 'expired-code',
  AccessDeniedException: 'access-denied',
  InvalidClientException: 'invalid-client',
  UnauthorizedClientException: 'invalid-client',
  InvalidGrantException: 'invalid-grant',
  InvalidRequestException: 'invalid-request',
  InvalidClientMetadataException: 'invalid-request',
  UnauthorizedException: 'unauthorized',
  // Not in the model: sent for an account or role that is not assigned (aws-cli#6552).
  ForbiddenException: 'forbidden',
  // STS: the role's trust policy, or the caller's own permissions.
  AccessDenied: 'denied',
  ExpiredToken: 'keys-refused',
  InvalidClientTokenId: 'keys-refused',
  SignatureDoesNotMatch: 'keys-refused',
  // STS: a value that cannot be one.
  ValidationError: 'invalid-request',
  ResourceNotFoundException: 'not-found',
  TooManyRequestsException: 'throttled',
  // STS, and the services that a role's keys are used with.
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
};

/** The statuses that go with these reasons (the same models; that of ForbiddenException was seen); 400 with all others. */
const statuses: Readonly<Partial<Record<FailureReason, readonly number[]>>> = {
  'invalid-client': [400, 401],
  unauthorized: [401],
  forbidden: [403],
  denied: [403],
  'keys-refused': [400, 403],
  'not-found': [404],
};

const networkCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EPIPE',
  'EPROTO',
  'UND_ERR_SOCKET',
]);

/** Node's and OpenSSL's codes for a certificate that is not trusted or does not fit. */
const tlsCode = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/;

interface Thrown {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly $fault?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  readonly cause?: unknown;
}

/** Classifies `thrown`. `host` is where the call went, for the text that people see. */
export function toFailure(operation: string, host: string, thrown: unknown): AwsFailure {
  if (thrown instanceof AwsFailure) return thrown;
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Thrown;
  const { httpStatusCode: status = 0, attempts } = error.$metadata ?? {};
  const modelled = error.$fault !== undefined;
  // What the SDK throws for an answer has that answer's fields, also one that is called `code`.
  const code = modelled ? '' : findCode(error);

  if (tlsCode.test(code)) {
    return new AwsFailure(operation, 'network', problem('tls-failed', { host, reason: code }, 'user'));
  }
  // The code first: the SDK also calls a dropped connection a TimeoutError.
  if (networkCodes.has(code)) {
    return new AwsFailure(operation, 'network', problem('network-unreachable', { host }, 'auto'));
  }
  if ((!modelled && error.name === 'TimeoutError') || code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') {
    return new AwsFailure(operation, 'network', problem('network-timeout', { host }, 'auto'));
  }
  const retryAfter = retryAfterOf(error.$response?.headers ?? {});
  const name = typeof error.name === 'string' ? error.name : '';
  return answered(operation, host, { name, status, modelled, attempts, retryAfter });
}

interface Answer {
  /** What the SDK calls the error. */
  readonly name: string;
  readonly status: number;
  /** In AWS's error format. */
  readonly modelled: boolean;
  readonly attempts: number | undefined;
  readonly retryAfter: Ms;
}

/** Failures in which some server did answer. */
function answered(operation: string, host: string, answer: Answer): AwsFailure {
  const { name, status, modelled, attempts, retryAfter } = answer;
  const reason = Object.hasOwn(reasons, name) ? reasons[name] : undefined;
  if (status === 429 || reason === 'throttled') {
    return new AwsFailure(operation, 'throttled', problem('aws-throttled', { host }, 'auto'), { retryAfter });
  }
  // Only a proxy asks in this way; for https it does so before there is a connection (network.ts).
  if (status === 407) return new AwsFailure(operation, 'network', problem('proxy-failed', { host, status }, 'user'));
  if (status >= 500) {
    return new AwsFailure(operation, 'server', problem('aws-failed', { host, status }, 'auto'), { retryAfter });
  }
  // With any other status it is the word of something in between, which must not end a session.
  if (reason !== undefined && (statuses[reason] ?? [400]).includes(status)) {
    return new AwsFailure(operation, reason, problem('aws-refused', { host, error: name }, 'user'), { attempts });
  }
  // A parser's complaint, a 2xx or 3xx that is not AWS's, or 4xx without AWS's error format: a proxy or captive portal.
  if (!modelled || status < 400) {
    return new AwsFailure(operation, 'unexpected-answer', problem('unexpected-answer', { host }, 'auto'));
  }
  // Nor does AWS refuse without a name: such JSON is a gateway's, and the next answer may be AWS's again.
  if (status === 403 || name === unnamed || !exceptionName.test(name)) {
    return new AwsFailure(operation, 'unexpected-answer', problem('unexpected-answer', { host }, 'auto'));
  }
  return new AwsFailure(operation, 'other', problem('aws-refused', { host, error: name }, 'user'));
}

/** Node's error code, also of a wrapped cause or of the members of an AggregateError (happy eyeballs). */
function findCode(error: Thrown): string {
  if (typeof error.code === 'string') return error.code;
  const inner = error.cause ?? (error as { errors?: readonly unknown[] }).errors?.[0];
  return typeof inner === 'object' && inner !== null ? findCode(inner) : '';
}

/** A 200 that lacks what it must have: a captive portal's page, or a proxy's. */
export function unexpectedAnswer(operation: string, host: string): AwsFailure {
  return new AwsFailure(operation, 'unexpected-answer', problem('unexpected-answer', { host }, 'auto'));
}

/** In seconds, or as a date by the clock of the one who says it. */
function retryAfterOf(headers: Readonly<Record<string, string>>): Ms {
  const asked = headers['retry-after']?.trim() ?? '';
  const pause = /^\d+$/.test(asked) ? Number(asked) * second : Date.parse(asked) - Date.parse(headers['date'] ?? '');
  return pause > 0 && Number.isFinite(pause) ? pause : 0;
}

/** Whether it lies between here and AWS: another network, or this one in a moment, may be better. */
export function isOfNetwork({ code }: Problem): boolean {
  return [
    'network-unreachable',
    'network-timeout',
    'tls-failed',
    'proxy-failed',
    'proxy-unreachable',
    'unexpected-answer',
  ].includes(code);
}
