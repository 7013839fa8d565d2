/** The environment that leads AWS tools to a served role, and how shells and files write it. */
import type { VariableFormat } from '../../shared/serving.ts';
import { isPasteable, shellWord } from '../system/shell-word.ts';
import type { Served } from './serving.ts';

export type Variables = Readonly<Record<string, string>>;

/**
 * The names are those of Amazon ECS. The token is in its file only: whoever looks at a process or a container sees its environment.
 * `region`: of the profile; null: it names none.
 */
export function servedVariables(
  { url, tokenFile }: Pick<Served, 'url' | 'tokenFile'>,
  region: string | null,
): Variables {
  return {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile,
    ...(region !== null && { AWS_REGION: region, AWS_DEFAULT_REGION: region }),
  };
}

/** What AWS tools would rather take than a served role; a program that is to have that one gets none of these. */
export const strongerVariables = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
] as const;

/** The text ends with a line feed. Null where a value (the name of a folder) cannot be written so that it is taken as it is. */
export function formatVariables(format: VariableFormat, variables: Variables): string | null {
  if (format === 'json') return `${JSON.stringify(variables, null, 2)}\n`;
  const lines = Object.entries(variables).map(([name, value]) => lineOf(format, name, value));
  return lines.includes(null) ? null : `${lines.join('\n')}\n`;
}

function lineOf(format: Exclude<VariableFormat, 'json'>, name: string, value: string): string | null {
  if (!isPasteable(value)) return null;
  switch (format) {
    case 'sh':
      return `export ${name}=${shellWord(value)}`;
    case 'fish':
      return `set -gx ${name} '${value.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
    case 'powershell':
      // PowerShell takes the typographic quotes for the plain one.
      return `$env:${name} = '${value.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
    case 'cmd':
      // Nothing keeps cmd from reading these two inside of quotes.
      return /["%]/.test(value) ? null : `set "${name}=${value}"`;
    case 'dotenv': {
      const written = dotenvValue(value);
      return written === null ? null : `${name}=${written}`;
    }
  }
}

/** As it is where every reader of such files takes it so; else in the quotes that most of them know. */
function dotenvValue(value: string): string | null {
  if (/^[\w@%+=:,./\\-]+$/.test(value)) return value;
  if (!value.includes("'")) return `'${value}'`;
  return /["\\$`]/.test(value) ? null : `"${value}"`;
}
