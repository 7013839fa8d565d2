/** Finds every sign-in in the folder `~/.aws/sso/cache`, whoever has put it there: what `aws sso logout` ends. */
import { basename } from 'node:path';
import type { EpochMs } from '../../../shared/time.ts';
import { listFolder } from '../../system/files.ts';
import { type ReadJson, readEachJson } from './cache-file.ts';
import { filled, isJsonObject, type JsonObject } from './python-json.ts';
import { parseTimestamp } from './timestamps.ts';

/** What a file of the folder holds for a sign-out. Secrets: accessToken, clientSecret, refreshToken. */
export interface StoredToken {
  readonly file: string;
  /** Undefined if the field holds no usable string: then there is nothing to tell AWS, only a file to remove. */
  readonly accessToken: string | undefined;
  /** As it stands in the file; `aws sso logout` believes it. */
  readonly region: string | undefined;
  /** A file without one is another tool's: what the AWS CLI and the SDKs write has it. */
  readonly startUrl: string | undefined;
  readonly expiresAt: EpochMs | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly refreshToken: string | undefined;
  /** The program that keeps its sign-in there; undefined if nothing tells. */
  readonly tool: string | undefined;
}

/**
 * As `aws sso logout` selects (customizations/sso/logout.py): any file name, JSON, a field `accessToken`. A folder that
 * cannot be listed must not stop a sign-out: the configured sessions are removed by name all the same.
 */
export async function sweepTokens(dir: string): Promise<readonly StoredToken[]> {
  const listed = await listFolder(dir);
  const found = await readEachJson(listed.kind === 'listed' ? listed.files : [], toStoredToken);
  return found.filter((token) => token !== null);
}

function toStoredToken(file: string, read: ReadJson): StoredToken | null {
  if (read.kind !== 'json' || !isJsonObject(read.value) || !Object.hasOwn(read.value, 'accessToken')) return null;
  const { value } = read;
  return {
    file,
    accessToken: filled(value['accessToken']),
    region: filled(value['region']),
    startUrl: filled(value['startUrl']),
    expiresAt: parseTimestamp(value['expiresAt']) ?? undefined,
    clientId: filled(value['clientId']),
    clientSecret: filled(value['clientSecret']),
    refreshToken: filled(value['refreshToken']),
    tool: toolOf(basename(file), value),
  };
}

/** What people call the programs that are known to keep a sign-in of their own in this folder; the first that fits. */
const tools = [
  ['Kiro', /^kiro\b|^kiro[-_]/i],
  ['Amazon Q', /^(amazon-?q|qdeveloper|q-)|codewhisperer/i],
  ['AWS Toolkit for VS Code', /^aws-toolkit-vscode/i],
  ['AWS Toolkit for JetBrains', /^aws-toolkit-jetbrains/i],
] as const;

/**
 * By the file's name, else by fields that no AWS CLI and no SDK writes: Kiro's are `authMethod` with `provider`, and the
 * profile of the service behind Kiro and Amazon Q is an ARN of `codewhisperer`.
 */
function toolOf(name: string, value: JsonObject): string | undefined {
  const named = tools.find(([, pattern]) => pattern.test(name));
  if (named) return named[0];
  if (filled(value['authMethod']) && filled(value['provider'])) return 'Kiro';
  return /^arn:[\w-]+:codewhisperer:/.test(filled(value['profileArn']) ?? '') ? 'Kiro or Amazon Q' : undefined;
}
