/** What the organisation saw of the renewals: who renewed, who was refused, and whether the pair in the file is dead. */
import type { Organisation, RecordedRequest } from '../identity-center/organisation.ts';

/** The name that each writer gives itself in `AWS_SDK_UA_APP_ID`; the AWS CLI and the SDKs send it along. */
export type WriterName = 'daypass-1' | 'daypass-2' | 'aws-cli' | 'javascript';

export interface Renewal {
  readonly by: string;
  /** Epoch ms: when it was asked for. */
  readonly at: number;
  readonly refreshToken: string;
  readonly ok: boolean;
}

export interface Ledger {
  readonly renewals: readonly Renewal[];
  /** The last one that AWS granted. */
  readonly last: Renewal | undefined;
  count(by?: WriterName, ok?: boolean): number;
  /** Whether AWS has rotated this refresh token. */
  isUsed(refreshToken: string): boolean;
}

/** The app id in a user agent, or the product's own name. */
export function writerOf({ headers }: RecordedRequest): string {
  return /\bapp\/([\w-]+)/.exec(headers['user-agent'] ?? '')?.[1] ?? 'unknown';
}

export function isRenewal({ operation, body }: RecordedRequest): boolean {
  return operation === 'CreateToken' && body['grantType'] === 'refresh_token';
}

export function ledgerOf(organisation: Organisation): Ledger {
  const all = (): readonly Renewal[] =>
    organisation.requests.filter(isRenewal).flatMap((request) => {
      if (request.status === undefined) return [];
      const refreshToken = String(request.body['refreshToken']);
      return [{ by: writerOf(request), at: request.at, refreshToken, ok: request.status === 200 }];
    });
  return {
    get renewals() {
      return all();
    },
    get last() {
      return all().findLast(({ ok }) => ok);
    },
    count: (by, ok = true) => all().filter((one) => one.ok === ok && (by === undefined || one.by === by)).length,
    isUsed: (refreshToken) => all().some((one) => one.ok && one.refreshToken === refreshToken),
  };
}
