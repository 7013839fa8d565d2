/** Client registrations of the OIDC service, shared with the AWS CLI v2: either side uses what the other has stored. */
import { join } from 'node:path';
import { type EpochMs, minute, type Ms } from '../../../shared/time.ts';
import { listFolder, readText, removeFile, writeAtomically } from '../../system/files.ts';
import { isSendable } from '../values.ts';
import { readJson, secretFile } from './cache-file.ts';
import { hashedFileName } from './entry-names.ts';
import { filled, isJsonObject, type JsonValue, parseJson, pythonJson } from './python-json.ts';
import { formatTimestamp, parseTimestamp } from './timestamps.ts';
import type { FailedAt } from './token-cache.ts';

/** What a registration is filed under: one file for both flows, which overwrite each other's (as in the AWS CLI). */
export interface RegistrationKey {
  /** Exactly as in the config, also if AWS resolves it to another. */
  readonly startUrl: string;
  readonly region: string;
  /** As configured: null if `sso_registration_scopes` is absent, empty if it is present but empty. */
  readonly scopes: readonly string[] | null;
  /** Null for a legacy profile. */
  readonly sessionName: string | null;
}

/** `clientSecret` is a secret. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: EpochMs;
  /** What was registered; empty if none were: then AWS issues no refresh token. */
  readonly scopes: readonly string[];
  /** With `authorization_code` for PKCE; empty for the device flow, for which the AWS CLI stores none. */
  readonly grantTypes: readonly string[];
}

export type RegistrationFlow = 'pkce' | 'device';

export type RegistrationStored = { readonly kind: 'stored'; readonly file: string } | FailedAt;

export type RegistrationRemoved = { readonly kind: 'removed' | 'missing'; readonly file: string } | FailedAt;

export interface RegistrationCache {
  /** Undefined if there is none of this flow with more than 15 minutes left, or none that can be read. */
  read(key: RegistrationKey, flow: RegistrationFlow, now: EpochMs): Promise<Registration | undefined>;
  /**
   * The scopes of a client, whoever registered it and under whichever configuration, also of one that has ended; null if no file
   * tells. Never rejects.
   */
  scopesOf(clientId: string): Promise<readonly string[] | null>;
  store(key: RegistrationKey, registration: Registration): Promise<RegistrationStored>;
  /** For a registration that AWS no longer knows: the AWS CLI would offer it again and again. */
  remove(key: RegistrationKey): Promise<RegistrationRemoved>;
}

/** The AWS CLI's margin (botocore utils.py, `_EXPIRY_WINDOW`): a sign-in takes up to ten minutes. */
const leastTimeLeft: Ms = 15 * minute;

/** A folder of honest tools has a few dozen files, of some kB each. */
const mostFiles = 2000;
const largest = 64 * 1024;

/** The text that the AWS CLI hashes (botocore utils.py, `_registration_cache_key`). */
export function registrationKeyText({ startUrl, region, scopes, sessionName }: RegistrationKey): string {
  return pythonJson(
    { tool: 'botocore', startUrl, region, scopes, session_name: sessionName },
    { separators: 'default', sortKeys: true },
  );
}

export function registrationFileName(key: RegistrationKey): string {
  return hashedFileName(registrationKeyText(key));
}

/** One line as the AWS CLI writes it: `scopes` only if there are any, `grantTypes` only for PKCE. */
export function formatRegistration(registration: Registration): string {
  const { clientId, clientSecret, expiresAt, scopes, grantTypes } = registration;
  const fields = {
    clientId,
    clientSecret,
    expiresAt: formatTimestamp(expiresAt),
    ...(scopes.length > 0 && { scopes }),
    ...(grantTypes.length > 0 && { grantTypes }),
  };
  return pythonJson(fields, { separators: 'default', sortKeys: false });
}

/** `dir` is `~/.aws/sso/cache`. */
export function createRegistrationCache(dir: string): RegistrationCache {
  const fileOf = (key: RegistrationKey): string => join(dir, registrationFileName(key));
  return {
    async read(key, flow, now) {
      const read = await readJson(fileOf(key));
      const registration = read.kind === 'json' ? toRegistration(read.value) : undefined;
      return registration && isUsable(registration, flow, now) ? registration : undefined;
    },
    async scopesOf(clientId) {
      const listed = await listFolder(dir);
      const files = listed.kind === 'listed' ? listed.files.filter((file) => file.endsWith('.json')) : [];
      // One after the other: the folder may hold thousands, and nobody waits for this.
      for (const file of files.slice(0, mostFiles)) {
        const read = await readText(file, largest);
        const registration = read.kind === 'text' ? toRegistration(parseJson(read.text) ?? null) : undefined;
        if (registration?.clientId === clientId) return registration.scopes;
      }
      return null;
    },
    async store(key, registration) {
      const file = fileOf(key);
      const written = await writeAtomically(file, formatRegistration(registration), secretFile);
      return written.kind === 'failed' ? { ...written, file } : { kind: 'stored', file };
    },
    async remove(key) {
      const file = fileOf(key);
      return { ...(await removeFile(file)), file };
    },
  };
}

/** Which flow made it is the AWS CLI's test (botocore utils.py, `_is_registration_for_auth_code`). */
function isUsable({ expiresAt, grantTypes }: Registration, flow: RegistrationFlow, now: EpochMs): boolean {
  const made: RegistrationFlow = grantTypes.includes('authorization_code') ? 'pkce' : 'device';
  return made === flow && expiresAt - now > leastTimeLeft;
}

function toRegistration(value: JsonValue): Registration | undefined {
  // A token file has the client's fields as well, but not its scopes.
  if (!isJsonObject(value) || 'accessToken' in value) return undefined;
  const clientId = filled(value['clientId']);
  const clientSecret = filled(value['clientSecret']);
  const expiresAt = parseTimestamp(value['expiresAt']);
  const scopes = texts(value['scopes']);
  const grantTypes = texts(value['grantTypes']);
  // What AWS cannot have given would only lead to a page that refuses it.
  if (!isSendable(clientId) || !isSendable(clientSecret) || expiresAt === null || !scopes || !grantTypes)
    return undefined;
  return { clientId, clientSecret, expiresAt, scopes, grantTypes };
}

/** An absent list is an empty one; undefined for anything that is no list of strings. */
function texts(value: JsonValue | undefined): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  return value.every((item) => typeof item === 'string') ? value : undefined;
}
