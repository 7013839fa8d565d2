/**
 * The names that the AWS CLI gives to its cache files. The hash is a library's: to load Node's own takes a third of the time that a
 * whole Node needs to start, and a program that asks for credentials waits for it each time (cli/quick).
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { pythonJson } from './python-json.ts';

/** The name that all caches of the AWS CLI give to a key. */
export function hashedFileName(key: string): string {
  return `${bytesToHex(sha1(utf8ToBytes(key)))}.json`;
}

/** One role of a session, or of a legacy profile with its start URL exactly as in the config. */
export type RoleEntry = { readonly accountId: string; readonly roleName: string } & (
  { readonly sessionName: string } | { readonly startUrl: string }
);

/** The AWS CLI's name of the entry (botocore credentials.py, `SSOCredentialFetcher._create_cache_key`). */
export function roleCredentialFileName(entry: RoleEntry): string {
  const { accountId, roleName } = entry;
  const owner = 'sessionName' in entry ? { sessionName: entry.sessionName } : { startUrl: entry.startUrl };
  return hashedFileName(pythonJson({ accountId, roleName, ...owner }, { separators: 'compact', sortKeys: true }));
}
