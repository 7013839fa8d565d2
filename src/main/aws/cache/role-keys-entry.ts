/** What an entry of the AWS CLI's cache `~/.aws/cli/cache` says, from its JSON alone. */
import type { EpochMs } from '../../../shared/time.ts';
import { filled, isJsonObject, type JsonValue } from './python-json.ts';
import { parseTimestamp } from './timestamps.ts';

/** A secret: see `RoleKeys` (api/role-keys.ts), which this is too. */
export interface CachedKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: EpochMs;
}

/** Null where the entry holds no keys that could be used. */
export function roleKeysIn(entry: JsonValue): CachedKeys | null {
  const credentials = isJsonObject(entry) ? entry['Credentials'] : undefined;
  if (!isJsonObject(credentials)) return null;
  const [accessKeyId, secretAccessKey, sessionToken] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map((name) =>
    keyIn(credentials[name]),
  );
  const expiresAt = parseTimestamp(credentials['Expiration']);
  if (!accessKeyId || !secretAccessKey || !sessionToken || expiresAt === null) return null;
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt };
}

/** What AWS's keys are made of (base64 and letters): anything else would be acted upon by a shell or a file that it is put into. */
function keyIn(value: JsonValue | undefined): string | undefined {
  const text = filled(value);
  return text !== undefined && /^[\w+/=-]+$/.test(text) ? text : undefined;
}
