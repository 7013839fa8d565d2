/** The choice of the keys that show or hide Daypass from anywhere: they are pressed, not typed. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { isShortcut, type Shortcut, shortcutFrom, shortcutText, usualShortcut } from '../../shared/shortcuts.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';

const isMac = /mac/i.test(navigator.userAgent);

export function ShortcutField({ shortcut: { keys, problem } }: { readonly shortcut: Shortcut }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const [recording, setRecording] = useState(false);
  const choose = (wanted: string | null): void => {
    setRecording(false);
    send({ type: 'set-shortcut', keys: wanted });
  };
  const isTooShort = useRecording(recording, choose, () => setRecording(false));
  const usual = usualShortcut(isMac);
  return (
    <div className="setting" role="group" aria-label={t('panel.settingsPage.shortcut')}>
      <p className="label">{t('panel.settingsPage.shortcut')}</p>
      <p className="quiet" role="status">
        {recording
          ? t(isTooShort ? 'panel.settingsPage.shortcutTwo' : 'panel.settingsPage.shortcutPress')
          : keys === null
            ? t('panel.settingsPage.shortcutNone')
            : shortcutText(keys, isMac)}
      </p>
      <div className="buttons">
        <Button className="button" onPress={() => setRecording(!recording)}>
          {t(recording ? 'common.action.cancel' : 'panel.settingsPage.shortcutChoose')}
        </Button>
        {!recording && keys === null && (
          <Button className="button" onPress={() => choose(usual)}>
            {t('panel.settingsPage.shortcutUse', { keys: shortcutText(usual, isMac) })}
          </Button>
        )}
        {!recording && keys !== null && (
          <Button className="button" onPress={() => choose(null)}>
            {t('panel.settingsPage.shortcutRemove')}
          </Button>
        )}
      </div>
      {problem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
      <p className="quiet">{t('panel.settingsPage.shortcutHint')}</p>
    </div>
  );
}

/** While it records, all keys are its own. True once keys were pressed that are too few. */
function useRecording(recording: boolean, onKeys: (keys: string) => void, onCancel: () => void): boolean {
  const [tooFew, setTooFew] = useState(false);
  useEffect(() => {
    if (!recording) return;
    setTooFew(false);
    const listen = (event: KeyboardEvent): void => {
      // Tab leads on, as everywhere.
      if (event.key === 'Tab') return onCancel();
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') return onCancel();
      const keys = shortcutFrom(event, isMac);
      if (keys === null) return;
      if (isShortcut(keys)) onKeys(keys);
      else setTooFew(true);
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  });
  return recording && tooFew;
}
