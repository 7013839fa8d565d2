/** What is to be done about a problem by whoever has no panel in front of him, where that is another thing than there. */
import type { Translate } from '../shared/messages/index.ts';
import type { Problem } from '../shared/problems.ts';
import { shellWord } from '../main/system/shell-word.ts';

/** Null where the problem's own sentence says it. */
export function actionAtPrompt(t: Translate, { code, params }: Problem): string | null {
  switch (code) {
    case 'session-not-signed-in':
    case 'new-session-unfinished':
    case 'new-session-not-told':
    case 'new-session-elsewhere':
      return t(`cli.action.${code}`, { command: loginTo(params.session) });
    case 'session-not-extended':
      return t(`cli.action.${code}`, { command: `${loginTo(params.session)} --fresh` });
    case 'profile-missing':
    case 'profile-source-missing':
    case 'profile-session-missing':
    case 'profile-not-usable':
    case 'keys-file-open':
    case 'command-invalid':
      return t(`cli.action.${code}`);
    default:
      return null;
  }
}

/** Without the name where a terminal would not take it for what it looks like: then the command asks for it. */
function loginTo(name: string): string {
  const session = shellWord(name);
  return session === null ? 'daypass login' : `daypass login --session ${session}`;
}
