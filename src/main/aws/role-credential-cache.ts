/**
 * The folder `~/.aws/cli/cache`, from which the AWS CLI takes role credentials without a look at the token: as long as
 * they are there, a sign-out has not signed out the AWS CLI (aws-cli #5955).
 */
import { basename, join } from 'node:path';
import type { EpochMs } from '../../shared/time.ts';
import { type FileFailed, listFolder, removeFile } from '../machine/files.ts';
import { hashedFileName, readJson } from './cache-file.ts';
import { isJsonObject, pythonJson } from './python-json.ts';
import { parseTimestamp } from './timestamps.ts';
import type { FailedAt } from './token-cache.ts';

/** One role of a session, or of a legacy profile with its start URL exactly as in the config. */
export type RoleEntry = { readonly accountId: string; readonly roleName: string } & (
  { readonly sessionName: string } | { readonly startUrl: string }
);

/**
 * `removed` has the full names. `failures`: could not be read or removed, so that the AWS CLI may still use them; names
 * the folder if that could not be listed.
 */
export interface RolesRemoved {
  readonly removed: readonly string[];
  readonly failures: readonly FailedAt[];
}

/** The AWS CLI's name of the entry (botocore credentials.py, `SSOCredentialFetcher._create_cache_key`). */
export function roleCredentialFileName(entry: RoleEntry): string {
  const { accountId, roleName } = entry;
  const owner = 'sessionName' in entry ? { sessionName: entry.sessionName } : { startUrl: entry.startUrl };
  return hashedFileName(pythonJson({ accountId, roleName, ...owner }, { separators: 'compact', sortKeys: true }));
}

/**
 * Removes all entries with `ProviderType: sso` from `dir` (`~/.aws/cli/cache`), as `aws sso logout` does. Files that are
 * not understood stay, and so do the credentials of assumed roles.
 */
export async function removeSsoRoleCredentials(dir: string): Promise<RolesRemoved> {
  const listed = await listFolder(dir);
  return listed.kind === 'failed' ? { removed: [], failures: [{ ...listed, file: dir }] } : removeEntries(listed.files);
}

/** The same for the entries of these roles only. */
export async function removeRoleCredentialsOf(dir: string, entries: readonly RoleEntry[]): Promise<RolesRemoved> {
  return removeEntries([...new Set(entries.map((entry) => join(dir, roleCredentialFileName(entry))))]);
}

/**
 * When the credentials in the entries of these names end, by name. What is missing, broken or not of Identity Center is left
 * out. The folder is listed first: most roles of a config file have no entry.
 */
export async function readRoleCredentialEnds(
  dir: string,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, EpochMs>> {
  if (names.size === 0) return new Map();
  const listed = await listFolder(dir);
  if (listed.kind === 'failed') return new Map();
  const files = listed.files.filter((file) => names.has(basename(file)));
  const ends = await Promise.all(files.map(async (file) => ({ name: basename(file), end: await readEnd(file) })));
  return new Map(ends.flatMap(({ name, end }) => (end === null ? [] : [[name, end] as const])));
}

/** Takes nothing but `Expiration` out of the file. */
async function readEnd(file: string): Promise<EpochMs | null> {
  const read = await readJson(file);
  if (read.kind !== 'json' || !isJsonObject(read.value) || read.value['ProviderType'] !== 'sso') return null;
  const credentials = read.value['Credentials'];
  return isJsonObject(credentials) ? parseTimestamp(credentials['Expiration']) : null;
}

async function removeEntries(files: readonly string[]): Promise<RolesRemoved> {
  const done = await Promise.all(files.map(async (file) => ({ file, ...(await removeIfSso(file)) })));
  return {
    removed: done.flatMap(({ kind, file }) => (kind === 'removed' ? [file] : [])),
    failures: done.flatMap((result) => (result.kind === 'failed' ? [result] : [])),
  };
}

async function removeIfSso(file: string): Promise<{ readonly kind: 'removed' | 'missing' | 'left' } | FileFailed> {
  const read = await readJson(file);
  if (read.kind === 'failed' || read.kind === 'missing') return read;
  const isSso = read.kind === 'json' && isJsonObject(read.value) && read.value['ProviderType'] === 'sso';
  return isSso ? removeFile(file) : { kind: 'left' };
}
