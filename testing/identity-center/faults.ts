/** Scripted faults: a test says which of the next calls, or all of them, go wrong and how. */
import {
  oidcError,
  type PortalError,
  portalError,
  type SignedError,
  signedError,
  type StsError,
  stsError,
} from './errors.ts';
import type { HostileStream } from './hostile.ts';
import { html, json, text, type Call, type Reply } from './http.ts';
import type { Operation, Service } from './recorder.ts';

/**
 * - `pending`, `slow_down`, `denied`, `expired`: what a poll with a device code may be told
 * - `refresh_refused`: invalid_grant for a refresh; `invalid_client`: 401 of the OIDC service
 * - `no_refresh_token`: the answer is right but brings no refresh token
 * - `throttled`: 429; `revoked`: 401 UnauthorizedException; `forbidden`: 403 "No access"
 * - `error`: 500 InternalServerException; `{ status }` the same with another status, 429 included, and if given with
 *   Retry-After in seconds
 * - `dropped`: the socket is cut before anything happens; `answer_lost`: it is cut after the call took effect
 * - `hang`: no answer until the server closes; `{ delayMs }`: the right answer, late
 * - `malformed`: 200 with broken JSON or XML; `html`: 200 with the page of a captive portal
 * - `never_ending`: the head of a 200, and no body; `trickling`: then a blank each half second; `endless`: then blanks as
 *   fast as they are taken; `huge`: a right answer with 64 MB in one of its fields (hostile.ts)
 * - `endless_pages`: a list whose every page names another next one; `circular_pages`: one whose second page names itself
 * - `{ fields }`: the right answer with these fields in it, such as `{ expiresIn: 'soon' }`; CreateToken takes no effect
 * - `{ raw }`: this body, with status 200 unless given
 */
export type Fault =
  | 'pending'
  | 'slow_down'
  | 'denied'
  | 'expired'
  | 'refresh_refused'
  | 'invalid_client'
  | 'no_refresh_token'
  | 'throttled'
  | 'revoked'
  | 'forbidden'
  | 'error'
  | 'dropped'
  | 'answer_lost'
  | 'hang'
  | 'malformed'
  | 'html'
  | 'endless_pages'
  | 'circular_pages'
  | HostileStream
  | { readonly fields: Readonly<Record<string, unknown>> }
  | { readonly raw: string; readonly status?: number }
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly delayMs: number };

export type GrantType = 'authorization_code' | 'refresh_token' | 'device_code';

/** Which calls: one operation, one service, or any (the pages too); if wanted only for one account or one grant type. */
export interface FaultTarget {
  readonly operation: Operation | Service | 'any';
  readonly accountId?: string;
  readonly grantType?: GrantType;
}

export interface Faults {
  /** The next `times` matching calls fail; several scripts of one operation follow one another. */
  next(target: FaultTarget['operation'] | FaultTarget, fault: Fault, times?: number): void;
  /** Every matching call fails until `clear`; scripts of `next` come first. */
  always(target: FaultTarget['operation'] | FaultTarget, fault: Fault): void;
  clear(): void;
  /** How many faults of `next` have not been met yet. */
  readonly waiting: number;
}

export interface FaultScript extends Faults {
  /** The fault for this call, used up by asking. */
  take(call: Call): Fault | undefined;
}

interface Entry {
  readonly target: FaultTarget;
  readonly fault: Fault;
  left: number;
}

export function createFaults(): FaultScript {
  let entries: Entry[] = [];
  const add = (target: FaultTarget['operation'] | FaultTarget, fault: Fault, left: number): void => {
    entries.push({ target: typeof target === 'string' ? { operation: target } : target, fault, left });
  };
  return {
    next: (target, fault, times = 1) => add(target, fault, times),
    always: (target, fault) => add(target, fault, Infinity),
    clear: () => void (entries = []),
    get waiting() {
      return entries.reduce((sum, entry) => sum + (entry.left === Infinity ? 0 : entry.left), 0);
    },
    take(call) {
      const matching = entries.filter((entry) => matches(entry, call));
      const entry = matching.find((candidate) => candidate.left !== Infinity) ?? matching.at(-1);
      if (entry === undefined) return undefined;
      entry.left -= 1;
      entries = entries.filter((candidate) => candidate.left > 0);
      return entry.fault;
    },
  };
}

/** Faults that make sense for one grant type only wait for a call of that type. */
const grantTypesOf: Partial<Record<string, readonly GrantType[]>> = {
  pending: ['device_code'],
  slow_down: ['device_code'],
  denied: ['device_code'],
  expired: ['device_code', 'authorization_code'],
  refresh_refused: ['refresh_token'],
};

function matches({ target, fault }: Entry, call: Call): boolean {
  const operation = target.operation;
  if (operation !== 'any' && operation !== call.operation && operation !== call.service) return false;
  if (target.accountId !== undefined && target.accountId !== call.query.get('account_id')) return false;
  const grantType = text(call.body, 'grantType')?.replace('urn:ietf:params:oauth:grant-type:', '');
  if (target.grantType !== undefined && target.grantType !== grantType) return false;
  const fitting = typeof fault === 'string' ? grantTypesOf[fault] : undefined;
  return fitting === undefined || call.operation !== 'CreateToken' || fitting.some((type) => type === grantType);
}

type AnsweredFault = Exclude<
  Fault,
  | 'no_refresh_token'
  | 'dropped'
  | 'answer_lost'
  | 'hang'
  | 'endless_pages'
  | 'circular_pages'
  | HostileStream
  | { readonly fields: object }
  | { readonly delayMs: number }
>;

/** The answer of a fault that is an answer. */
export function faultReply(service: Service, fault: AnsweredFault): Reply {
  if (typeof fault === 'object') {
    if ('raw' in fault) return { ...json({}), status: fault.status ?? 200, body: fault.raw };
    const reply = serverError(service, fault.status);
    if (fault.retryAfter === undefined) return reply;
    return { ...reply, headers: { ...reply.headers, 'Retry-After': String(fault.retryAfter) } };
  }
  switch (fault) {
    case 'pending':
      return oidcError('AuthorizationPendingException');
    case 'slow_down':
      return oidcError('SlowDownException');
    case 'denied':
      return oidcError('AccessDeniedException');
    case 'expired':
      return oidcError('ExpiredTokenException');
    case 'refresh_refused':
      return oidcError('InvalidGrantException', 'Invalid refresh token provided');
    case 'invalid_client':
      return oidcError('InvalidClientException');
    case 'throttled':
      return refusal(service, { sts: 'Throttling', signed: 'ThrottlingException', portal: 'TooManyRequestsException' });
    case 'revoked':
      return refusal(service, {
        sts: 'InvalidClientTokenId',
        signed: 'UnrecognizedClientException',
        portal: 'UnauthorizedException',
      });
    case 'forbidden':
      return refusal(service, { sts: 'AccessDenied', signed: 'AccessDeniedException', portal: 'ForbiddenException' });
    case 'error':
      return serverError(service, 500);
    case 'malformed':
      return { ...json({}), body: service === 'sts' ? '<GetCallerIdentityResponse><Get' : '{"accessToken":"' };
    case 'html':
      return html('<!doctype html><title>Hotel Wi-Fi</title><h1>Welcome! Accept our terms to go online.</h1>');
  }
}

interface Refusal {
  readonly sts: StsError;
  readonly signed: SignedError;
  readonly portal: PortalError;
}

function refusal(service: Service, { sts, signed, portal }: Refusal): Reply {
  if (service === 'sts') return stsError(sts);
  return isSigned(service) ? signedError(service, signed) : portalError(portal);
}

function isSigned(service: Service): service is 'ecr' | 'ecr-public' | 'codeartifact' {
  return service === 'ecr' || service === 'ecr-public' || service === 'codeartifact';
}

function serverError(service: Service, status: number): Reply {
  if (service === 'sts') return stsError('InternalFailure', status);
  if (isSigned(service)) return signedError(service, 'InternalServerException', status);
  const make = service === 'portal' ? portalError : oidcError;
  return make('InternalServerException', undefined, status);
}
