/** `daypass ensure` where somebody is signed in: programs ask for it before each of their steps. */
import { readConfiguredSessions } from '../../main/aws/config/configured-sessions.ts';
import { planForProfile } from '../../main/credentials/plan.ts';
import { now } from '../../main/system/clock.ts';
import { parseDuration } from '../../shared/duration.ts';
import { type Asked, awsTexts, shortText, tokenOf } from './aws-files.ts';

/** False where that cannot be said by a look at the files: the command as a whole waits, renews, or says what is wrong. */
export function isSignedInFor({ argv, env, paths }: Asked): boolean {
  const options = optionsOf(argv);
  const texts = options === null ? null : awsTexts(paths, shortText);
  if (options === null || texts === null) return false;
  const all = readConfiguredSessions(texts.config);
  const named = options.session;
  // Whether both mean the same is for the command as a whole to say.
  if (named !== undefined && options.profile !== undefined) return false;
  const profile = options.profile ?? (env['AWS_PROFILE'] || null);
  const [only, ...others] = all;
  const planned = profile === null || named !== undefined ? null : planForProfile(texts, profile);
  const session =
    named !== undefined
      ? all.find(({ name, startUrl }) => [name, startUrl].includes(named))
      : planned !== null
        ? all.find(({ id }) => 'plan' in planned && planned.plan.sso.sessionId === id)
        : others.length === 0
          ? only
          : undefined;
  const token = session === undefined ? null : tokenOf(paths, session);
  return token !== null && token.expiresAt > now();
}

interface Options {
  session?: string;
  profile?: string;
  wait?: string;
}

const names: ReadonlyMap<string, keyof Options> = new Map([
  ['--session', 'session'],
  ['-s', 'session'],
  ['--profile', 'profile'],
  ['-p', 'profile'],
  ['--wait', 'wait'],
  ['-w', 'wait'],
]);

/** Null for what is not as plain as this. */
function optionsOf([, ...words]: readonly string[]): Options | null {
  const options: Options = {};
  for (let at = 0; at < words.length; at += 2) {
    const [name, value] = [names.get(words[at] ?? ''), words[at + 1]];
    if (name === undefined || value === undefined || value === '' || value.startsWith('-')) return null;
    options[name] = value;
  }
  return options.wait !== undefined && parseDuration(options.wait) === null ? null : options;
}
