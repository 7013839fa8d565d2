/** `daypass __complete profiles` and `… sessions`: the names in the config file, one a line, for the completions of the shells. */
import { readConfiguredSessions } from '../../main/aws/config/configured-sessions.ts';
import { profileNames } from '../../main/credentials/plan.ts';
import { type Asked, awsTexts } from './aws-files.ts';

/** Somebody waits who has pressed a key; files with 10,000 profiles have two megabytes. */
const longestText = 16 * 1024 * 1024;

/** Nothing where the files cannot be read: a shell completes nothing then. Names that would break a line are left out. */
export function completions([, kind]: Asked['argv'], paths: Asked['paths']): string {
  const texts = awsTexts(paths, longestText);
  if (texts === null) return '';
  const names =
    kind === 'sessions' ? readConfiguredSessions(texts.config).map(({ name }) => name) : profileNames(texts);
  return names
    .filter((name) => name !== '' && !/\p{Cc}/u.test(name))
    .map((name) => `${name}\n`)
    .join('');
}
