/**
 * The short way for a program that asks for credentials again and again: where they lie in the AWS CLI's cache with time left, and
 * somebody is signed in, they are taken from there before the rest of Daypass is loaded. Whatever is unclear is left to the command
 * as a whole.
 */
import { join } from 'node:path';
import { hashedFileName, readJson } from '../main/aws/cache/cache-file.ts';
import { readRoleKeys } from '../main/aws/cache/role-keys-file.ts';
import { toToken } from '../main/aws/cache/token-file.ts';
import { readConfiguredSessions } from '../main/aws/config/configured-sessions.ts';
import { awsPaths } from '../main/aws/paths.ts';
import { formatCredentials } from '../main/credentials/formats.ts';
import { marginOf } from '../main/credentials/margin.ts';
import { accountOf, planForProfile } from '../main/credentials/plan.ts';
import { otherPortalOf } from '../main/sessions/token-portal.ts';
import { now } from '../main/system/clock.ts';
import { readText } from '../main/system/files.ts';
import { homeFolder } from '../main/system/home-folder.ts';

/** Longer files are read elsewhere, in turns. */
const longestText = 256 * 1024;

/** What `credential-process` has to print; null where that takes more than a look at files. */
export async function quickCredentials(
  argv: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
  platform: NodeJS.Platform,
): Promise<string | null> {
  const profile = profileOf(argv, env);
  if (profile === null) return null;
  const { configFile, credentialsFile, ssoCacheDir, cliCacheDir } = awsPaths({ env, platform, homedir: homeFolder() });
  const [config, credentials] = [await textOf(configFile), await textOf(credentialsFile)];
  if (config === null || credentials === null) return null;
  const planned = planForProfile({ config, credentials }, profile);
  if ('problem' in planned) return null;
  const { sso, assumed } = planned.plan;
  const configured = readConfiguredSessions(config).find(({ id }) => id === sso.sessionId);
  const read = await readJson(join(ssoCacheDir, hashedFileName(sso.sessionId.slice(sso.sessionId.indexOf(':') + 1))));
  const parsed = read.kind === 'json' ? toToken(read.value) : null;
  if (!configured || !parsed || !('token' in parsed) || otherPortalOf(parsed.token, configured) !== null) return null;
  const last = assumed.at(-1);
  const keys = await readRoleKeys(cliCacheDir, (last ?? sso).fileName);
  if (keys === null || keys.expiresAt - now() <= marginOf(last?.request.durationSeconds)) return null;
  return formatCredentials('process', { keys, section: profile, accountId: accountOf(planned.plan) });
}

/** `credential-process` with a profile and nothing else. */
function profileOf(
  [command, option, value, ...others]: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
): string | null {
  if (command !== 'credential-process' || others.length > 0) return null;
  if (option === undefined) return env['AWS_PROFILE'] || null;
  if (option === '--profile' || option === '-p') return value === undefined || value.startsWith('-') ? null : value;
  return value === undefined && option.startsWith('--profile=') ? option.slice('--profile='.length) || null : null;
}

/** Null where the file cannot be read, or is long; a missing one is empty. */
async function textOf(file: string): Promise<string | null> {
  const read = await readText(file, longestText);
  return read.kind === 'text' ? read.text : read.kind === 'missing' ? '' : null;
}
