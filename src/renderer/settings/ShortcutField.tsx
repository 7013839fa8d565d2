/** The choice of the keys that show or hide Daypass from anywhere: they are pressed, not typed. */
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { isShortcut, type Shortcut, shortcutFrom, shortcutText, usualShortcut } from '../../shared/shortcuts.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';

const isMac = /mac/i.test(navigator.userAgent);

/** `too-few`: keys were pressed that no shortcut may have. */
type Recording = 'off' | 'on' | 'too-few';

export function ShortcutField({ shortcut: { keys, problem } }: { readonly shortcut: Shortcut }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const [recording, setRecording] = useState<Recording>('off');
  const choose = (wanted: string | null): void => {
    setRecording('off');
    send({ type: 'set-shortcut', keys: wanted });
  };
  const isRecording = recording !== 'off';
  useKeys(isRecording, (pressed) => {
    if (pressed === null) setRecording('off');
    else if (isShortcut(pressed)) choose(pressed);
    else setRecording('too-few');
  });
  const usual = usualShortcut(isMac);
  return (
    <div className="setting" role="group" aria-label={t('panel.settingsPage.shortcut')}>
      <p className="label">{t('panel.settingsPage.shortcut')}</p>
      <p className="quiet" role="status">
        {isRecording
          ? t(recording === 'too-few' ? 'panel.settingsPage.shortcutTwo' : 'panel.settingsPage.shortcutPress')
          : keys === null
            ? t('panel.settingsPage.shortcutNone')
            : shortcutText(keys, isMac)}
      </p>
      <div className="buttons">
        <Button className="button" onPress={() => setRecording(isRecording ? 'off' : 'on')}>
          {t(isRecording ? 'common.action.cancel' : 'panel.settingsPage.shortcutChoose')}
        </Button>
        {!isRecording && keys === null && (
          <Button className="button" onPress={() => choose(usual)}>
            {t('panel.settingsPage.shortcutUse', { keys: shortcutText(usual, isMac) })}
          </Button>
        )}
        {!isRecording && keys !== null && (
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

/** While it records, all keys are its own: each combination goes to `onKeys`, and null when the user leaves. */
function useKeys(isRecording: boolean, onKeys: (keys: string | null) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent): void => {
    // Tab leads on, as everywhere.
    if (event.key === 'Tab') return onKeys(null);
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') return onKeys(null);
    const pressed = shortcutFrom(event, isMac);
    if (pressed !== null) onKeys(pressed);
  });
  useEffect(() => {
    if (!isRecording) return;
    const listen = (event: KeyboardEvent): void => handle(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [isRecording]);
}
