/**
 * The folder `~/.aws/cli/cache`, from which the AWS CLI takes role credentials without a look at the token: as long as
 * they are there, a sign-out has not signed out the AWS CLI (aws-cli #5955).
 */
import { basename, join } from 'node:path';
import type { EpochMs } from '../../../shared/time.ts';
import { type FileFailed, listFolder, removeFile } from '../../system/files.ts';
import { fewAtOnce } from '../../system/time-limits.ts';
import { readEachJson, type ReadJson, unanswered } from './cache-file.ts';
import { filled, isJsonObject } from './python-json.ts';
import { parseTimestamp } from './timestamps.ts';
import type { FailedAt } from './token-cache.ts';

/** Credentials that AWS handed out, of an entry of this name. They work until `endsAt`, whatever becomes of the file. */
export interface HandedOut {
  readonly fileName: string;
  readonly endsAt: EpochMs;
}

/**
 * `removed` has the full names. `failures`: could not be read or removed, so that the AWS CLI may still use them; names
 * the folder if that could not be listed. `handedOut`: what was in the entries that were to go.
 */
export interface RolesRemoved {
  readonly removed: readonly string[];
  readonly failures: readonly FailedAt[];
  readonly handedOut: readonly HandedOut[];
}

/** What is to go: by the names that the AWS CLI gives, the entries of roles of a session, and of roles assumed from them. */
export interface RoleFileNames {
  readonly roles: Iterable<string>;
  readonly assumed: Iterable<string>;
}

/**
 * Removes all entries with `ProviderType: sso` from `dir` (`~/.aws/cli/cache`), as `aws sso logout` does, and those of
 * `assumed`, which it leaves although they go on working. Files that are not understood stay, and so do the credentials of
 * other assumed roles: nothing in such a file tells where they come from.
 */
export async function removeSsoRoleCredentials(dir: string, assumed: Iterable<string> = []): Promise<RolesRemoved> {
  const listed = await listFolder(dir);
  if (listed.kind === 'failed') return { removed: [], failures: [{ ...listed, file: dir }], handedOut: [] };
  return removeEntries(listed.files, new Set(assumed));
}

/** The same for the entries of these names only. */
export async function removeRoleCredentialsOf(dir: string, { roles, assumed }: RoleFileNames): Promise<RolesRemoved> {
  const names = new Set(assumed);
  return removeEntries(
    [...new Set([...roles, ...names])].map((name) => join(dir, name)),
    names,
  );
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
  const ends = await readEachJson(files, (file, read) => (isOfSso(read) ? endOf(file, read) : null));
  return new Map(ends.flatMap((found) => (found === null ? [] : [[found.fileName, found.endsAt] as const])));
}

/** Takes nothing but `Expiration` out of the file. */
function endOf(file: string, read: ReadJson): HandedOut | null {
  const credentials = read.kind === 'json' && isJsonObject(read.value) ? read.value['Credentials'] : undefined;
  const endsAt = isJsonObject(credentials) ? parseTimestamp(credentials['Expiration']) : null;
  return endsAt === null ? null : { fileName: basename(file), endsAt };
}

type Entry = { readonly file: string; readonly handedOut: HandedOut | null } & (
  { readonly kind: 'ours' | 'left' } | FileFailed
);

async function removeEntries(files: readonly string[], assumed: ReadonlySet<string>): Promise<RolesRemoved> {
  const entries = await readEachJson(files, (file, read): Entry => {
    if (read.kind === 'failed') return { ...read, file, handedOut: null };
    const isOurs = isOfSso(read) || (assumed.has(basename(file)) && isAssumed(read));
    return isOurs ? { kind: 'ours', file, handedOut: endOf(file, read) } : { kind: 'left', file, handedOut: null };
  });
  const ours = entries.filter(({ kind }) => kind === 'ours').map(({ file }) => file);
  const ends = await fewAtOnce(ours, removeFile, unanswered);
  const removals = ours.map((file, index) => ({ ...(ends[index] ?? unanswered()), file }));
  return {
    removed: removals.flatMap(({ kind, file }) => (kind === 'removed' ? [file] : [])),
    failures: [...entries, ...removals].flatMap((result) =>
      result.kind === 'failed' ? [{ kind: result.kind, reason: result.reason, file: result.file }] : [],
    ),
    handedOut: entries.flatMap(({ handedOut }) => handedOut ?? []),
  };
}

function isOfSso(read: ReadJson): boolean {
  return read.kind === 'json' && isJsonObject(read.value) && read.value['ProviderType'] === 'sso';
}

/** AWS's answer to AssumeRole, as the AWS CLI keeps it. */
function isAssumed(read: ReadJson): boolean {
  if (read.kind !== 'json' || !isJsonObject(read.value)) return false;
  const credentials = read.value['Credentials'];
  return isJsonObject(credentials) && filled(credentials['SessionToken']) !== undefined;
}
