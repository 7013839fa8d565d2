/** What a new session would change in the config file, as soon as the form has all that is needed. */
import { useEffect, useState } from 'react';
import type { ConfigPreview } from '../../shared/config-preview.ts';
import type { Result } from '../../shared/result.ts';
import { useCommands } from '../core/commands.tsx';
import { type Draft, emptyFields, isSameDraft } from './session-draft.ts';

/** Milliseconds without a key: nobody reads a preview between two of them. */
const pause = 150;

export interface SessionPreview {
  /** Null as long as the draft is not one that could be written; why not is said when somebody wants to write it. */
  readonly shown: ConfigPreview | null;
  /** The preview of this draft: the one that is shown, or else a new one, which is shown from then on. */
  readonly of: (draft: Draft) => Promise<Result<ConfigPreview>>;
}

export function useSessionPreview({ startUrl, region, name }: Draft): SessionPreview {
  const { ask } = useCommands();
  const [shown, setShown] = useState<{ readonly draft: Draft; readonly preview: ConfigPreview } | null>(null);
  useEffect(() => {
    let isOver = false;
    const draft = { startUrl, region, name };
    const look = async (): Promise<void> => {
      const result = emptyFields(draft).length > 0 ? null : await ask({ type: 'preview-session', ...draft });
      if (!isOver) setShown(result?.ok ? { draft, preview: result.value } : null);
    };
    const timer = setTimeout(() => void look(), pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ask, startUrl, region, name]);
  return {
    shown: shown?.preview ?? null,
    of: async (draft) => {
      if (shown !== null && isSameDraft(shown.draft, draft)) return { ok: true, value: shown.preview };
      const result = await ask({ type: 'preview-session', ...draft });
      if (result.ok) setShown({ draft, preview: result.value });
      return result;
    },
  };
}
