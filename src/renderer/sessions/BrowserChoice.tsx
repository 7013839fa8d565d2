/** The choice of a browser and profile for one session, so that two identities of one start URL do not meet in one browser. */
import { useEffect } from 'react';
import type { BrowserChoice as Browser, Session } from '../../shared/app-state.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { SelectField } from '../ui/SelectField.tsx';

interface BrowserChoiceProps {
  readonly session: Session;
  /** Null until the main process has looked. */
  readonly browsers: readonly Browser[] | null;
  /** What stands beside the choice. */
  readonly beside: string;
}

/** No id of a browser: those have a colon. */
const system = 'system';

export function BrowserChoice({ session: { id: sessionId, name, browser }, browsers, beside }: BrowserChoiceProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const isGone = browser !== null && browsers !== null && !browsers.some(({ id }) => id === browser.id);
  const label =
    browser && (isGone ? t('panel.settingsPage.browserMissing', { browser: browser.label }) : browser.label);
  const items = [
    { id: system, label: t('panel.settingsPage.systemBrowser') } as const,
    ...(browsers ?? []),
    ...(browser && label && (isGone || browsers === null) ? [{ id: browser.id, label }] : []),
  ];
  return (
    <SelectField
      label={t('panel.settingsPage.browserOf', { session: name })}
      items={items}
      value={browser?.id ?? system}
      onChange={(id) => send({ type: 'set-session-browser', sessionId, browserId: id === system ? null : id })}
    >
      <span className="select-name" aria-hidden="true">
        {beside}
      </span>
    </SelectField>
  );
}

/** Browsers come and go: they are looked for whenever somebody may choose, and never at the app's start. */
export function useBrowsersLookedFor(): void {
  const { send } = useCommands();
  useEffect(() => send({ type: 'load-browsers' }), [send]);
}
