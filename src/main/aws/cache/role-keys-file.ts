/**
 * Role credentials as entries of the AWS CLI's cache `~/.aws/cli/cache`: in its own form, so that it takes them instead of asking
 * AWS for others, and so that what it was given serves here.
 */
import { join } from 'node:path';
import type { EpochMs } from '../../../shared/time.ts';
import { type Written, writeAtomically } from '../../system/files.ts';
import { readJson, secretFile } from './cache-file.ts';
import { filled, isJsonObject, type JsonValue } from './python-json.ts';
import { formatTimestamp, parseTimestamp } from './timestamps.ts';

/** A secret: see `RoleKeys` (api/role-keys.ts), which this is too. */
export interface CachedKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: EpochMs;
}

/** `sso`: as SSOCredentialFetcher writes it. `assumed`: as AWS's answer to AssumeRole is kept. */
export type CachedKind = 'sso' | 'assumed';

/** Null where nothing is there, nothing can be understood, or the system does not let us read it: AWS is asked then. */
export async function readRoleKeys(dir: string, fileName: string): Promise<CachedKeys | null> {
  const read = await readJson(join(dir, fileName));
  const credentials = read.kind === 'json' && isJsonObject(read.value) ? read.value['Credentials'] : undefined;
  if (!isJsonObject(credentials)) return null;
  const [accessKeyId, secretAccessKey, sessionToken] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map((name) =>
    keyIn(credentials[name]),
  );
  const expiresAt = parseTimestamp(credentials['Expiration']);
  if (!accessKeyId || !secretAccessKey || !sessionToken || expiresAt === null) return null;
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt };
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

/** What AWS's keys are made of (base64 and letters): anything else would be acted upon by a shell or a file that it is put into. */
function keyIn(value: JsonValue | undefined): string | undefined {
  const text = filled(value);
  return text !== undefined && /^[\w+/=-]+$/.test(text) ? text : undefined;
}
