/** What a new session would change in the config file, as soon as the form has all that is needed. */
import { useEffect, useState } from 'react';
import type { ConfigPreview } from '../../shared/config-preview.ts';
import { useCommands } from '../state/commands.tsx';
import { type Draft, emptyFields } from './session-draft.ts';

/** Milliseconds without a key: nobody reads a preview between two of them. */
const pause = 150;

/** Null as long as the draft is not one that could be written; why not is said when somebody wants to write it. */
export function useSessionPreview({ startUrl, region, name }: Draft): ConfigPreview | null {
  const { ask } = useCommands();
  const [preview, setPreview] = useState<ConfigPreview | null>(null);
  useEffect(() => {
    let isOver = false;
    const draft = { startUrl, region, name };
    const look = async (): Promise<void> => {
      const result = emptyFields(draft).length > 0 ? null : await ask({ type: 'preview-session', ...draft });
      if (!isOver) setPreview(result?.ok ? result.value : null);
    };
    const timer = setTimeout(() => void look(), pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ask, startUrl, region, name]);
  return preview;
}
