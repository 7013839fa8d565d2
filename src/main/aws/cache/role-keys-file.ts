/**
 * Role credentials as entries of the AWS CLI's cache `~/.aws/cli/cache`: in its own form, so that it takes them instead of asking
 * AWS for others, and so that what it was given serves here.
 */
import { join } from 'node:path';
import { type Written, writeAtomically } from '../../system/files.ts';
import { readJson, secretFile } from './cache-file.ts';
import { type CachedKeys, roleKeysIn } from './role-keys-entry.ts';
import { formatTimestamp } from './timestamps.ts';

/** `sso`: as SSOCredentialFetcher writes it. `assumed`: as AWS's answer to AssumeRole is kept. */
export type CachedKind = 'sso' | 'assumed';

/** Null where nothing is there, nothing can be understood, or the system does not let us read it: AWS is asked then. */
export async function readRoleKeys(dir: string, fileName: string): Promise<CachedKeys | null> {
  const read = await readJson(join(dir, fileName));
  return read.kind === 'json' ? roleKeysIn(read.value) : null;
}

/** Replaces the entry; 0600, as a whole, and with an end in whole seconds, which is all that the form can say. */
export function storeRoleKeys(
  dir: string,
  fileName: string,
  kind: CachedKind,
  { keys, accountId }: { readonly keys: CachedKeys; readonly accountId: string | null },
): Promise<Written> {
  const content = {
    ...(kind === 'sso' && { ProviderType: 'sso' }),
    Credentials: {
      AccessKeyId: keys.accessKeyId,
      SecretAccessKey: keys.secretAccessKey,
      SessionToken: keys.sessionToken,
      Expiration: formatTimestamp(keys.expiresAt),
      ...(accountId !== null && { AccountId: accountId }),
    },
  };
  return writeAtomically(join(dir, fileName), JSON.stringify(content), secretFile);
}
