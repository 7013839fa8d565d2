/** The files that AWS tools share, looked at and written as another tool would: nothing here is Daypass's own code. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Home } from './home.ts';
import { usualRegion, usualScopes, usualStartUrl } from './config.ts';

/** The fields of a token file; every one may be wrong or missing in a test. */
export type TokenFields = Readonly<Record<string, unknown>>;

/** `~/.aws/sso/cache`. */
export const cacheDir = (home: Home): string => home.path('.aws', 'sso', 'cache');

/** The names of the files in the cache folder, sorted; none if there is no folder. */
export function cacheFiles(home: Home): readonly string[] {
  return fs.existsSync(cacheDir(home)) ? fs.readdirSync(cacheDir(home)).toSorted() : [];
}

const sha1 = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex');

/** The token file of a session's name, or of a legacy profile's start URL (AWS CLI v2, `_token_cache_key`). */
export function tokenPath(home: Home, key: string): string {
  return home.path('.aws', 'sso', 'cache', `${sha1(key)}.json`);
}

/** The same as the panel shows it. */
export function shownTokenPath(home: Home, key: string): string {
  return tokenPath(home, key).replace(home.path(), '~');
}

/** The fields of a token file. */
export function readToken(home: Home, key: string): Readonly<Record<string, string>> {
  return JSON.parse(fs.readFileSync(tokenPath(home, key), 'utf8')) as Record<string, string>;
}

export const hasToken = (home: Home, key: string): boolean => fs.existsSync(tokenPath(home, key));

/** Writes a token file as the AWS CLI v2 does: 0600, in place, with Python's separators. Text is written as it is. */
export function writeToken(home: Home, key: string, token: TokenFields | string): void {
  fs.mkdirSync(cacheDir(home), { recursive: true });
  fs.writeFileSync(tokenPath(home, key), typeof token === 'string' ? token : pythonJson(token), { mode: 0o600 });
}

export interface RegistrationKey {
  readonly startUrl: string;
  readonly region: string;
  /** As configured; null if the key `sso_registration_scopes` is missing. */
  readonly scopes: readonly string[] | null;
  /** Null for a legacy profile. */
  readonly sessionName: string | null;
}

/** Of the session that `sessionConfig()` makes. */
export const usualRegistration: RegistrationKey = {
  startUrl: usualStartUrl,
  region: usualRegion,
  scopes: [usualScopes],
  sessionName: 'corp',
};

/** The client registration of a session (AWS CLI v2, `_registration_cache_key`: sorted keys, Python's separators). */
export function registrationPath(home: Home, { startUrl, region, scopes, sessionName }: RegistrationKey): string {
  const key = pythonJson({ region, scopes, session_name: sessionName, startUrl, tool: 'botocore' });
  return home.path('.aws', 'sso', 'cache', `${sha1(key)}.json`);
}

/** Permission bits of a file or folder. */
export const modeOf = (file: string): number => fs.statSync(file).mode & 0o777;

/** The form in which the AWS CLI v2 writes times: `2026-01-31T12:00:00Z`. */
export const awsTime = (epochMs: number): string => new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');

/** Python's `json.dumps` for the values that these files have: one line, a space after `,` and `:`, ASCII only. */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries.map(([key, item]) => `${pythonJson(key)}: ${pythonJson(item)}`).join(', ')}}`;
  }
  const escaped = (character: string) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replaceAll(/[\u007F-\uFFFF]/g, escaped);
}

/**
 * Writes as the AWS CLI and the JavaScript SDK do, with a reader in between: the file is truncated, and its text comes
 * in two parts, `pause` ms apart.
 */
export async function writeInTwoHalves(file: string, text: string, pause: number): Promise<void> {
  const handle = await fs.promises.open(file, 'w', 0o600);
  const middle = Math.floor(text.length / 2);
  try {
    await delay(pause);
    await handle.write(text.slice(0, middle));
    await delay(pause);
    await handle.write(text.slice(middle));
  } finally {
    await handle.close();
  }
}

/** Writes as botocore and Go do: another file, then a rename. */
export function replaceFile(file: string, text: string): void {
  fs.writeFileSync(`${file}.tmp`, text, { mode: 0o600 });
  fs.renameSync(`${file}.tmp`, file);
}
