/** The content of a token file in `~/.aws/sso/cache`: read tolerantly, written exactly as the AWS CLI v2 writes it. */
import type { TokenDefect } from '../../../shared/problems.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { filled, isJsonObject, type JsonObject, type JsonValue, parseJson, pythonJson } from './python-json.ts';
import { formatTimestamp, parseTimestamp } from './timestamps.ts';

/** A sign-in as the file holds it. Secrets: accessToken, clientSecret, refreshToken, and whatever `other` holds. */
export interface Token {
  readonly startUrl?: string | undefined;
  readonly region?: string | undefined;
  readonly accessToken: string;
  readonly expiresAt: EpochMs;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** When the client registration, and with it the refresh token, stops working. */
  readonly registrationExpiresAt?: EpochMs | undefined;
  /** Absent for legacy profiles and for clients registered without scopes. */
  readonly refreshToken?: string | undefined;
  /** Fields that are not understood, in the file's order: unknown ones, and known ones with a value of no use. */
  readonly other?: JsonObject | undefined;
}

export type ParsedToken = { readonly token: Token } | { readonly defect: TokenDefect };

/** The AWS CLI's order (botocore utils.py, `SSOTokenFetcher`); no reader depends on it. */
const order = [
  'startUrl',
  'region',
  'accessToken',
  'expiresAt',
  'clientId',
  'clientSecret',
  'registrationExpiresAt',
  'refreshToken',
] as const satisfies readonly (keyof Token)[];

/** Only `accessToken` and `expiresAt` are needed, as in every SDK. A byte order mark is `not-json`, as in every reader. */
export function parseToken(text: string): ParsedToken {
  const value = parseJson(text);
  return value === undefined ? { defect: 'not-json' } : toToken(value);
}

/** `parseToken` for JSON that has been read already. */
export function toToken(value: JsonValue): ParsedToken {
  if (!isJsonObject(value)) return { defect: 'not-an-object' };
  const accessToken = filled(value['accessToken']);
  if (accessToken === undefined) return { defect: 'no-access-token' };
  const written = value['expiresAt'];
  if (written === undefined || written === null) return { defect: 'no-expiry' };
  const expiresAt = parseTimestamp(written);
  if (expiresAt === null) return { defect: 'bad-expiry' };
  const known = {
    startUrl: filled(value['startUrl']),
    region: filled(value['region']),
    accessToken,
    expiresAt,
    clientId: filled(value['clientId']),
    clientSecret: filled(value['clientSecret']),
    registrationExpiresAt: parseTimestamp(value['registrationExpiresAt']) ?? undefined,
    refreshToken: filled(value['refreshToken']),
  } satisfies Token;
  const understood: ReadonlySet<string> = new Set(order.filter((name) => known[name] !== undefined));
  const other = Object.fromEntries(Object.entries(value).filter(([name]) => !understood.has(name)));
  return { token: { ...known, other } };
}

/** One line without a final newline, as `json.dumps` of the AWS CLI v2 writes it; other fields come after its eight. */
export function formatToken(token: Token): string {
  const known = order.flatMap((name) => {
    const value = token[name];
    if (value === undefined) return [];
    return [[name, typeof value === 'number' ? formatTimestamp(value) : value] as const];
  });
  const named: ReadonlySet<string> = new Set(known.map(([name]) => name));
  const other = Object.entries(token.other ?? {}).filter(([name]) => !named.has(name));
  return pythonJson(Object.fromEntries([...known, ...other]), { separators: 'default', sortKeys: false });
}
