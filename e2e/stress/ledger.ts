/** What the organisation saw of the renewals: who renewed, who was refused, and whether the pair in the file is dead. */
import type { Organisation, RecordedRequest } from '../../testing/identity-center/organisation.ts';

/** Other tools' programs name themselves in `AWS_SDK_UA_APP_ID`, which they send along; each Daypass asks another host name. */
export type WriterName = DaypassName | 'aws-cli' | 'javascript';
export type DaypassName = keyof typeof hostOf;

/** Daypass takes no name from the environment. Both lead to the organisation, and each of its requests says which one it asked. */
const hostOf = { 'daypass-1': '127.0.0.1', 'daypass-2': 'localhost' } as const;

/** The organisation's address as this Daypass is told it. */
export function endpointOf(name: DaypassName, { url, env }: Organisation): Readonly<Record<string, string>> {
  const own = url.replace('127.0.0.1', hostOf[name]);
  return Object.fromEntries(Object.entries(env).map(([variable, value]) => [variable, value.replaceAll(url, own)]));
}

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

export function writerOf({ headers }: RecordedRequest): string {
  const program = /\bapp\/([\w-]+)/.exec(headers['user-agent'] ?? '')?.[1];
  const [daypass] = Object.entries(hostOf).find(([, host]) => headers.host?.startsWith(`${host}:`)) ?? [];
  return program ?? daypass ?? 'unknown';
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
