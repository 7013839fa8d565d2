/**
 * Role credentials as texts for shells and programs. AWS's own values are of letters, digits and a few signs that no reader acts
 * upon, and nothing else is taken for one (api/answers.ts, cache/role-keys-file.ts): quotes are for the eye.
 */
import { formatTimestamp } from '../aws/cache/timestamps.ts';
import type { ExportShell } from '../../shared/profile-commands.ts';
import type { CredentialFormat } from '../../shared/credential-formats.ts';
import type { RoleKeys } from '../aws/api/role-keys.ts';

export interface Formatted {
  readonly keys: RoleKeys;
  /** Names the section of `credentials-file`. */
  readonly section: string;
  /** 12 digits; told where the form has a place for it. */
  readonly accountId: string | null;
}

/** The text ends with a line feed. */
export function formatCredentials(format: CredentialFormat, { keys, section, accountId }: Formatted): string {
  const variables = environmentOf(keys);
  switch (format) {
    case 'sh':
      return lines(variables, (name, value) => `export ${name}=${quoted(value)}`);
    case 'fish':
      return lines(variables, (name, value) => `set -gx ${name} ${quoted(value)};`);
    case 'powershell':
      return lines(variables, (name, value) => `$env:${name} = ${quoted(value)}`);
    case 'cmd':
      return lines(variables, (name, value) => `set "${name}=${value}"`);
    case 'dotenv':
      return lines(variables, (name, value) => `${name}=${value}`);
    case 'json':
      return `${JSON.stringify(variables, null, 2)}\n`;
    case 'process':
      return `${JSON.stringify(processOutput(keys, accountId))}\n`;
    case 'credentials-file':
      return [
        `[${section}]`,
        `aws_access_key_id = ${keys.accessKeyId}`,
        `aws_secret_access_key = ${keys.secretAccessKey}`,
        `aws_session_token = ${keys.sessionToken}`,
        '',
      ].join('\n');
  }
}

/** The variables that AWS tools read; the last one is told to people and to some tools, as `aws configure export-credentials` does. */
export function environmentOf(keys: RoleKeys): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
    AWS_CREDENTIAL_EXPIRATION: formatTimestamp(keys.expiresAt),
  };
}

/** What `credential_process` answers (AWS CLI user guide, "cli-configure-sourcing-external"): `Version` is a number. */
function processOutput(keys: RoleKeys, accountId: string | null): object {
  return {
    Version: 1,
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: formatTimestamp(keys.expiresAt),
    ...(accountId !== null && { AccountId: accountId }),
  };
}

function lines(variables: Readonly<Record<string, string>>, line: (name: string, value: string) => string): string {
  return Object.entries(variables)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('');
}

function quoted(value: string): string {
  return `'${value}'`;
}

/** What somebody takes along who works in this shell. */
export function usualFormat(shell: ExportShell): CredentialFormat {
  return shell === 'posix' ? 'sh' : shell;
}
