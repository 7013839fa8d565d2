/** Copying, and knowing for a moment that it has succeeded. */
import { useEffect, useState } from 'react';
import type { Command } from '../../shared/commands.ts';
import { second } from '../../shared/time.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { useAnnounce } from './Announcer.tsx';

interface Copying {
  /** True for two seconds after a success. */
  readonly copied: boolean;
  readonly copy: () => void;
}

/** `command` is one that copies: the main process owns the clipboard. */
export function useCopied(command: Command): Copying {
  const { send } = useCommands();
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    announce(t('common.action.copied'));
    const timer = setTimeout(() => setCopied(false), 2 * second);
    return () => {
      clearTimeout(timer);
      announce('');
    };
  }, [copied, announce, t]);
  return { copied, copy: () => send(command, () => setCopied(true)) };
}
