/** The choice of a browser and profile for each session, so that two identities of one start URL do not meet in one browser. */
import { useEffect, useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import type { BrowserChoice, Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { Icon } from '../ui/Icon.tsx';

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
  const choose = (key: unknown): void => {
    const chosen = items.find(({ id }) => id === key);
    if (!chosen || key === (browser?.id ?? system)) return;
    send({ type: 'set-session-browser', sessionId, browserId: chosen.id === system ? null : chosen.id });
  };
  return (
    <Select
      className="select"
      aria-label={t('panel.settingsPage.browserOf', { session: name })}
      value={browser?.id ?? system}
      onChange={choose}
    >
      <span className="select-name ellipsis" aria-hidden="true" title={name}>
        {name}
      </span>
      <Button className="button select-button">
        <SelectValue className="ellipsis">{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="menu" items={items}>
          {({ label }) => (
            <ListBoxItem className="menu-item select-item" textValue={label}>
              <Icon name="check" />
              {label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
