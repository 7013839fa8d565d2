/** `daypass credential-process` where the credentials lie in the AWS CLI's cache with time left, and somebody is signed in. */
import { roleKeysIn } from '../../main/aws/cache/role-keys-entry.ts';
import { isRegion, isStartUrl } from '../../main/aws/values.ts';
import { formatCredentials } from '../../main/credentials/formats.ts';
import { marginOf } from '../../main/credentials/margin.ts';
import { accountOf, planForProfile } from '../../main/credentials/plan.ts';
import { now } from '../../main/system/clock.ts';
import { type Asked, awsTexts, entryIn, shortText, tokenOf } from './aws-files.ts';

/** What has to be printed; null where that takes more than a look at files. */
export function cachedCredentials({ argv, env, paths }: Asked): string | null {
  const profile = profileOf(argv, env);
  const texts = profile === null ? null : awsTexts(paths, shortText);
  if (profile === null || texts === null) return null;
  const planned = planForProfile(texts, profile);
  if ('problem' in planned) return null;
  const { plan, portal } = planned;
  const { sso, assumed } = plan;
  if (!isStartUrl(portal.startUrl) || !isRegion(portal.region)) return null;
  // After a sign-out nothing is handed out any more, be it in the cache or not.
  if (tokenOf(paths, { id: sso.sessionId, ...portal }) === null) return null;
  const last = assumed.at(-1);
  const entry = entryIn(paths.cliCacheDir, (last ?? sso).fileName);
  const keys = entry === undefined ? null : roleKeysIn(entry);
  if (keys === null || keys.expiresAt - now() <= marginOf(last?.request.durationSeconds)) return null;
  return formatCredentials('process', { keys, section: profile, accountId: accountOf(plan) });
}

/** `credential-process` with a profile and nothing else. */
function profileOf([command, option, value, ...others]: readonly string[], env: Asked['env']): string | null {
  if (command !== 'credential-process' || others.length > 0) return null;
  if (option === undefined) return env['AWS_PROFILE'] || null;
  if (option === '--profile' || option === '-p') return value === undefined || value.startsWith('-') ? null : value;
  return value === undefined && option.startsWith('--profile=') ? option.slice('--profile='.length) || null : null;
}
