/** The choice of how long copied keys stay in the clipboard. */
import { type ClipboardSeconds, clipboardSeconds } from '../../shared/credential-formats.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { SegmentChoice } from '../ui/SegmentChoice.tsx';

interface ClipboardChoiceProps {
  readonly seconds: ClipboardSeconds;
  /** Why it cannot be chosen; null where it can. */
  readonly managed: string | null;
}

export function ClipboardChoice({ seconds: chosen, managed }: ClipboardChoiceProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <SegmentChoice
      label={t('panel.settingsPage.clipboard')}
      items={clipboardSeconds.map((value) => ({ value, text: textOf(value, t) }))}
      value={chosen}
      hint={managed}
      isManaged={managed !== null}
      onChange={(seconds) => send({ type: 'set-clipboard-seconds', seconds })}
    />
  );
}

function textOf(seconds: ClipboardSeconds, t: Translate): string {
  if (seconds === 0) return t('panel.settingsPage.clipboardNever');
  if (seconds < 60) return t('panel.settingsPage.clipboardSeconds', { seconds });
  return t('settings.minutes', { minutes: seconds / 60 });
}
