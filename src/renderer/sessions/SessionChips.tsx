/** All sessions in one line, a chip each; those that do not fit are in a list behind the last one. */
import { memo, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Session, SessionId } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { overallStatus } from '../../shared/session-status.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useLastLook } from '../core/last-look.ts';
import { useNow } from '../core/use-now.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { chipState, type ChipState } from './chip-state.ts';
import { countdownEnd } from './session-queries.ts';
import { StatusDot } from './StatusDot.tsx';
import { useSummary } from './use-summary.ts';

interface SessionChipsProps {
  readonly sessions: readonly Session[];
  /** The one whose sheet is open; null: none. */
  readonly opened: SessionId | null;
  /** The id of the sheet's element. */
  readonly sheetId: string;
  readonly onOpen: (sessionId: SessionId) => void;
  readonly onAdd: () => void;
}

export const SessionChips = memo(function SessionChips({
  sessions,
  opened,
  sheetId,
  onOpen,
  onAdd,
}: SessionChipsProps) {
  const { t } = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const fitting = useFitting(list, sessions);
  const hidden = sessions.slice(fitting);
  return (
    <nav className="session-chips" aria-label={t('home.chips.label')}>
      <ul ref={list}>
        {sessions.map((session, index) => (
          <li key={session.id} data-hidden={index >= fitting || undefined}>
            <Chip
              session={session}
              isOpen={session.id === opened}
              sheetId={sheetId}
              onPress={() => onOpen(session.id)}
            />
          </li>
        ))}
      </ul>
      {hidden.length > 0 && <MoreChips sessions={hidden} onOpen={onOpen} />}
      <IconButton icon="plus" label={t('common.action.addSession')} onPress={onAdd} />
    </nav>
  );
});

interface ChipProps {
  readonly session: Session;
  readonly isOpen: boolean;
  readonly sheetId: string;
  readonly onPress: () => void;
}

function Chip({ session, isOpen, sheetId, onPress }: ChipProps) {
  const { t } = useLanguage();
  const [now, seenAt] = [useNow(countdownEnd(session.phase)), useLastLook()];
  const state = chipState(session, t, { now, seenAt });
  const { status, word } = state;
  const { name } = session;
  return (
    <Button
      className="session-chip"
      aria-label={t('home.chips.name', { name, status: spokenStatus(state, t) })}
      aria-expanded={isOpen}
      {...(isOpen ? { 'aria-controls': sheetId } : {})}
      data-status={status}
      onPress={onPress}
    >
      <StatusDot status={status} />
      {/* The space keeps the words apart where the text is read as a whole, as by voice control: it has to be in the name. */}
      <bdi className="session-chip-name">{name}</bdi>{' '}
      {word !== null && <span className="session-chip-word">{word}</span>}
      {session.warnings.muted && <Icon name="bell-off" />}
    </Button>
  );
}

/** For those who do not see the dot: the word, or the one that the dot stands for. */
function spokenStatus({ status, word }: ChipState, t: Translate): string {
  return word ?? t(`common.status.${status}`);
}

/** The sessions for which there is no room, with the worst of their states on the button. */
function MoreChips({ sessions, onOpen }: Pick<SessionChipsProps, 'sessions' | 'onOpen'>) {
  const { t } = useLanguage();
  const { text: status, now } = useSummary(sessions);
  const seenAt = useLastLook();
  const count = sessions.length;
  return (
    <MenuTrigger>
      <Button className="session-chip more-chips" aria-label={t('home.chips.moreLabel', { count, status })}>
        <StatusDot status={overallStatus({ sessions, seenAt }, now)} />
        {t('home.chips.more', { count })}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('home.chips.label')}>
          {sessions.map((session) => {
            const state = chipState(session, t, { now, seenAt });
            const status = spokenStatus(state, t);
            return (
              <MenuItem
                key={session.id}
                className="menu-item session-item"
                textValue={session.name}
                aria-label={t('home.chips.name', { name: session.name, status })}
                onAction={() => onOpen(session.id)}
              >
                <StatusDot status={state.status} />
                <bdi className="ellipsis">{session.name}</bdi> <span className="quiet">{state.word}</span>
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** How many chips stand in the first line. All are drawn, and the later lines cut off, so that each has its true width. */
function useFitting(list: RefObject<HTMLUListElement | null>, sessions: readonly Session[]): number {
  const [fitting, setFitting] = useState(sessions.length);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = (): void => {
      const tops = [...element.children].map((child) => (child as HTMLElement).offsetTop);
      setFitting(tops.filter((top) => top === tops[0]).length);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [list, sessions]);
  return fitting;
}
