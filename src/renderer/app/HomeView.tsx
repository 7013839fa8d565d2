/** The main page: search and roles first; of the sessions one line, and the details of one on demand. */
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { AppState, Session, SessionId } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import type { OpenPage } from '../core/pages.ts';
import type { SheetQuestion } from '../core/panel-act.ts';
import { useWide } from '../core/use-wide.ts';
import { RoleList } from '../roles/RoleList.tsx';
import { RoleField } from '../roles/RoleField.tsx';
import { MainMenu } from '../sessions/MainMenu.tsx';
import { NeedLine } from '../sessions/NeedLine.tsx';
import { Notices } from '../sessions/Notices.tsx';
import { SessionChips } from '../sessions/SessionChips.tsx';
import { SessionSheet } from '../sessions/SessionSheet.tsx';
import { SignOutReport } from '../sessions/SignOutReport.tsx';
import { useSummary } from '../sessions/use-summary.ts';
import { useHomeKeys } from './use-home-keys.ts';
import { UpdateLine } from './UpdateLine.tsx';
import { useShown } from './use-shown.ts';

interface HomeViewProps {
  readonly state: AppState;
  readonly onOpen: OpenPage;
}

/** The session that is shown in full, and what is asked there. */
interface OpenedSheet {
  readonly id: SessionId;
  readonly asks?: SheetQuestion | undefined;
}

const sheetId = 'session-sheet';

export function HomeView({ state, onOpen }: HomeViewProps) {
  const { t } = useLanguage();
  const { sessions, warnMinutes } = state;
  const input = useRef<HTMLInputElement>(null);
  const isWide = useWide();
  // Where the list puts the details of what is selected: an element, as the list alone knows what that is.
  const [side, setSide] = useState<HTMLElement | null>(null);
  const [query, setQuery] = useState('');
  const [sheetOf, setOpened] = useState<OpenedSheet | null>(null);
  const openedId = sheetOf?.id ?? null;
  // A session may leave the config file while its sheet is open.
  const opened = sessions.find(({ id }) => id === openedId) ?? null;
  const focusSearch = useCallback((): void => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const close = useCallback((): void => {
    setOpened(null);
    focusSearch();
  }, [focusSearch]);
  const toggle = useCallback(
    (id: SessionId): void => (id === openedId ? close() : setOpened({ id })),
    [openedId, close],
  );
  // The same functions at each letter of a search: what stands around the list is not drawn again for it.
  const add = useCallback(() => onOpen({ kind: 'add-session', name: null }), [onOpen]);
  const showDetails = useCallback(({ id }: Session) => setOpened({ id }), []);
  const openSheet = useCallback((id: SessionId, asks?: SheetQuestion) => setOpened({ id, asks }), []);
  const openDoctor = useCallback(() => onOpen({ kind: 'doctor' }), [onOpen]);
  useEffect(focusSearch, [focusSearch]);
  useShown(() => {
    setQuery('');
    setOpened(null);
    focusSearch();
  });
  useHomeKeys({
    sessions,
    query,
    isSheetOpen: opened !== null,
    onClear: () => setQuery(''),
    onClose: close,
    onToggle: toggle,
  });
  const sheet = opened !== null && (
    <SessionSheet
      id={sheetId}
      session={opened}
      asks={sheetOf?.asks}
      warnMinutes={warnMinutes}
      browsers={state.browsers}
      onConvert={() => onOpen({ kind: 'convert', sessionId: opened.id })}
      onOpen={onOpen}
      onClose={close}
    />
  );
  return (
    <>
      <header className="home-head">
        <div className="home-top">
          <HomeTitle sessions={sessions} />
          <RoleField input={input} query={query} onQuery={setQuery} />
          <MainMenu state={state} onOpen={onOpen} />
        </div>
        <SessionChips sessions={sessions} opened={opened?.id ?? null} sheetId={sheetId} onOpen={toggle} onAdd={add} />
      </header>
      <main className="home">
        <div className="home-main">
          <NeedLine sessions={sessions} warnMinutes={warnMinutes} opened={opened?.id ?? null} onDetails={showDetails} />
          <Notices notices={state.notices} only="urgent" />
          {state.signOutReport !== null && <SignOutReport report={state.signOutReport} state={state} />}
          {!isWide && sheet}
          <div className="home-list">
            {state.config.loaded ? (
              <RoleList
                state={state}
                query={query}
                input={input}
                side={isWide && opened === null ? side : null}
                onOpen={onOpen}
                onDetails={openSheet}
              />
            ) : (
              <p className="quiet" role="status">
                {t('panel.readingConfig')}
              </p>
            )}
          </div>
          {/* Below the list: what has waited so long must not push the work away. */}
          <Notices notices={state.notices} only="others" onDoctor={openDoctor} />
          <UpdateLine state={state} />
        </div>
        {isWide && (
          <div ref={setSide} className="side">
            {sheet}
          </div>
        )}
      </main>
    </>
  );
}

/** Not seen: the chips show the same. */
const HomeTitle = memo(function HomeTitle({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useLanguage();
  const { text } = useSummary(sessions);
  return (
    <div className="only-heard">
      <h1>{t('common.appName')}</h1>
      <p role="status">{text}</p>
    </div>
  );
});
