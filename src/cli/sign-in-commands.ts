/** The commands with which somebody signs in to a session in a terminal, ready to be pasted. */
import type { ConfiguredSession } from '../main/aws/config/configured-sessions.ts';
import { shellWord } from '../main/system/shell-word.ts';
import type { Terminal } from './terminal.ts';

type Named = Pick<ConfiguredSession, 'kind' | 'name' | 'startUrl'>;

/** That of Daypass; `option` is put behind it. Without the session where its name cannot be pasted: then the command asks for it. */
export function loginCommand({ kind, name, startUrl }: Named, option?: '--fresh' | '--use-device-code'): string {
  const session = shellWord(kind === 'sso-session' ? name : startUrl);
  return ['daypass login', ...(session === null ? [] : ['--session', session]), ...(option ? [option] : [])].join(' ');
}

/** That of Daypass, or that of the AWS CLI. */
export function signInCommands(
  { t }: Pick<Terminal, 't'>,
  session: Named & Pick<ConfiguredSession, 'profiles'>,
): string {
  const own = loginCommand(session);
  const word = shellWord(session.kind === 'sso-session' ? session.name : (session.profiles[0]?.name ?? ''));
  if (word === null || (session.kind === 'legacy' && session.profiles.length === 0)) return own;
  const option = session.kind === 'sso-session' ? '--sso-session' : '--profile';
  return t('waiting.caller.or', { before: own, after: `aws sso login ${option} ${word}` });
}
