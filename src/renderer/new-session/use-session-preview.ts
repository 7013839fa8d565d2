/** What a new session would change in the config file, as soon as the form has all that is needed. */
import { useEffect } from 'react';
import type { CommandOf } from '../../shared/commands.ts';
import type { ConfigPreview } from '../../shared/config-preview.ts';
import type { Result } from '../../shared/result.ts';
import type { Ms } from '../../shared/time.ts';
import { useCommands } from '../core/commands.tsx';
import { useNewestAnswer } from '../core/use-newest-answer.ts';
import { type Draft, emptyFields } from './session-draft.ts';

/** Nobody reads a preview between two keys. */
const pause: Ms = 150;

export interface SessionPreview {
  /** Null as long as the draft is not one that could be written; why not is said when somebody wants to write it. */
  readonly change: ConfigPreview | null;
  /** The preview of this draft: the one that is shown, or else a new one, which is shown from then on. */
  readonly changeFor: (draft: Draft) => Promise<Result<ConfigPreview>>;
}

type Question = CommandOf<'preview-session'>;

export function useSessionPreview(draft: Draft): SessionPreview {
  const commands = useCommands();
  const { answer, problem, ask } = useNewestAnswer<Question>();
  const isWhole = emptyFields(draft).length === 0;
  const { startUrl, region, name } = draft;
  useEffect(() => {
    if (isWhole) void ask(questionOf({ startUrl, region, name }), pause);
  }, [ask, isWhole, startUrl, region, name]);
  return {
    change: isWhole && problem === null ? answer : null,
    // Who writes on while the form is sent gets an answer to what was sent.
    changeFor: async (sent) => (await ask(questionOf(sent))) ?? commands.ask(questionOf(sent)),
  };
}

/** White space around the values does not count. */
function questionOf({ startUrl, region, name }: Draft): Question {
  return { type: 'preview-session', startUrl: startUrl.trim(), region: region.trim(), name: name.trim() };
}
