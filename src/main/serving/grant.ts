/** One role that programs can ask for, with a path and a token of its own. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Problem } from '../../shared/problems.ts';
import type { RoleKeys } from '../aws/api/role-keys.ts';
import { formatTimestamp } from '../aws/cache/timestamps.ts';
import { accountOf, type CredentialPlan } from '../credentials/plan.ts';
import type { Answer } from './listener.ts';
import { isPassing, type ServedKeys } from './served-keys.ts';

export interface Grant {
  /** Names it where nothing may be told that opens it. */
  readonly id: string;
  readonly plan: CredentialPlan;
  readonly keys: ServedKeys;
  /** A secret, as the token is: `/` and 43 letters. */
  readonly path: string;
  readonly token: string;
}

/** Of the path and of the token. */
const secretBytes = 32;

export function createGrant(plan: CredentialPlan, keys: ServedKeys): Grant {
  return {
    id: randomBytes(6).toString('hex'),
    plan,
    keys,
    path: `/${secret()}`,
    token: secret(),
  };
}

function secret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** What grants are found by: the time that a comparison of it takes tells nothing of the path. */
export function pathKey(path: string): string {
  return digest(path).toString('base64');
}

/** Compares all of both, whatever is given. */
export function opens({ token }: Grant, given: string | null): boolean {
  return given !== null && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What AWS tools take: all four are needed, and `Token` is called that here (botocore credentials.py, `ContainerProvider`). */
export function keysAnswer({ plan }: Grant, keys: RoleKeys): Answer {
  const accountId = accountOf(plan);
  const body = {
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    Token: keys.sessionToken,
    Expiration: formatTimestamp(keys.expiresAt),
    ...(accountId !== null && { AccountId: accountId }),
  };
  return { status: 200, body };
}

/** A 4xx is final for AWS tools, which show its two fields; at a 503 they try again. */
export function problemAnswer(problem: Problem, text: string): Answer {
  return { status: isPassing(problem) ? 503 : 403, body: { Code: problem.code, Message: text } };
}
