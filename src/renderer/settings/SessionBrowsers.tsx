/** The choice of a browser and profile for each session, so that two identities of one start URL do not meet in one browser. */
import { useEffect, useId } from 'react';
import type { BrowserChoice, Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { SelectField } from '../ui/SelectField.tsx';

interface SessionBrowsersProps {
  readonly sessions: readonly Session[];
  /** Null until the main process has looked. */
  readonly browsers: readonly BrowserChoice[] | null;
}

export function SessionBrowsers({ sessions, browsers }: SessionBrowsersProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const heading = useId();
  // Browsers come and go: they are looked for whenever somebody may choose, and never at the app's start.
  useEffect(() => send({ type: 'load-browsers' }), [send]);
  if (sessions.length === 0) return null;
  return (
    <div className="setting" role="group" aria-labelledby={heading}>
      <p className="label" id={heading}>
        {t('panel.settingsPage.browsers')}
      </p>
      {sessions.map((session) => (
        <SessionBrowser key={session.id} session={session} browsers={browsers} />
      ))}
    </div>
  );
}

/** No id of a browser: those have a colon. */
const system = 'system';

function SessionBrowser({
  session: { id: sessionId, name, browser },
  browsers,
}: Pick<SessionBrowsersProps, 'browsers'> & { readonly session: Session }) {
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
      <span className="select-name ellipsis" aria-hidden="true" title={name}>
        {name}
      </span>
    </SelectField>
  );
}
