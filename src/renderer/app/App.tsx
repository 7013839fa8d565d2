/** The panel: one page that shows the newest snapshot in the user's language. */
import { useEffect, useState } from 'react';
import type { AppState, SessionId } from '../../shared/app-state.ts';
import type { PanelPlace } from '../../shared/panel-place.ts';
import { forgetLeftPlace, leftPlace, useKeptPart } from '../core/place.ts';
import { home, type OpenPage, type Page, type ProfileRole } from '../core/pages.ts';
import { LanguageProvider } from '../core/i18n.tsx';
import { Announcer } from '../ui/Announcer.tsx';
import { FailedPageBoundary } from './FailedPage.tsx';
import { ShortPaths } from '../ui/short-paths.tsx';
import { useAppState } from '../core/app-state.ts';
import { CommandsProvider, useCommands } from '../core/commands.tsx';
import { Ruled } from '../core/ruled.tsx';
import type { Typed } from '../new-session/session-draft.ts';
import { AddSessionView } from '../new-session/AddSessionView.tsx';
import { ConvertView } from '../profiles/ConvertView.tsx';
import { CreateProfilesView } from '../profiles/CreateProfilesView.tsx';
import { DoctorView } from '../doctor/DoctorView.tsx';
import { FirstRunView } from '../new-session/FirstRunView.tsx';
import { keepFocus } from './kept-focus.ts';
import { HomeView } from './HomeView.tsx';
import { ProfileListView } from '../profiles/ProfileListView.tsx';
import { RestoreView } from '../profiles/RestoreView.tsx';
import { SettingsView } from '../settings/SettingsView.tsx';
import { useEscape } from './use-escape.ts';
import { useSettingsKey } from './use-settings-key.ts';
import { useZoomKeys } from './use-zoom-keys.ts';

export function App() {
  const state = useAppState();
  useEffect(() => keepFocus(document), []);
  // The language comes with the first snapshot; nothing can be said before.
  if (state === null) return null;
  return (
    <LanguageProvider locale={state.locale}>
      <CommandsProvider>
        <Ruled state={state}>
          <ShortPaths home={state.home}>
            <Announcer>
              <FailedPageBoundary>
                <Pages state={state} />
              </FailedPageBoundary>
            </Announcer>
          </ShortPaths>
        </Ruled>
      </CommandsProvider>
    </LanguageProvider>
  );
}

function Pages({ state }: { readonly state: AppState }) {
  const [page, open] = useState<Page>(() => {
    const left = leftPlace();
    return left === null ? home : { kind: left.page };
  });
  useEffect(forgetLeftPlace, []);
  const back = () => open(home);
  const [values, keep] = useState<Typed>({});
  const kept = { values, keep };
  useZoomKeys();
  useSettingsKey(() => open({ kind: 'settings' }));
  const asked = useAskedPage(state.askedPage, open);
  const { refusals } = useCommands();
  useKeptPart('page', refusals.length === 0 && isPlace(page.kind) ? { page: page.kind, asked } : null);
  useEscape(page.kind === 'sessions' ? null : back);
  useReport(page.kind === 'doctor' || page.kind === 'profiles');
  const isFirstRun = state.config.loaded && state.sessions.length === 0;
  switch (page.kind) {
    case 'settings':
      return <SettingsView state={state} onBack={back} onOpen={open} />;
    case 'doctor':
      return <DoctorView state={state} onBack={back} onAddSession={(name) => open({ kind: 'add-session', name })} />;
    case 'profiles':
      return <ProfileListView state={state} onBack={back} onDoctor={() => open({ kind: 'doctor' })} />;
    case 'add-session':
      if (isFirstRun) return <FirstRunView state={state} name={page.name} kept={kept} onOpen={open} />;
      return <AddSessionView state={state} name={page.name} kept={kept} onBack={back} onOpen={open} />;
    default:
      if (isFirstRun) return <FirstRunView state={state} name={null} kept={kept} onOpen={open} />;
      return <SessionsPage state={state} page={page} onOpen={open} />;
  }
}

interface SessionsPageProps {
  readonly state: AppState;
  readonly page: Exclude<Page, { readonly kind: 'settings' | 'doctor' | 'profiles' | 'add-session' }>;
  readonly onOpen: OpenPage;
}

/** The pages that need a session. A conversion ends the session that it is about, so those that were there are kept. */
function SessionsPage({ state, page, onOpen }: SessionsPageProps) {
  const back = () => onOpen(home);
  switch (page.kind) {
    case 'restore':
      return <RestoreView backup={page.backup} onBack={back} />;
    case 'convert':
      return <ConvertPage state={state} sessionId={page.sessionId} onOpen={onOpen} />;
    case 'create-profiles':
    case 'first-profiles': {
      const session = state.sessions.find(({ id }) => id === page.sessionId);
      if (session && (page.kind === 'create-profiles' || session.phase.step === 'active'))
        return (
          <CreateProfilesView key={session.id} state={state} session={session} role={roleOf(page)} onBack={back} />
        );
      return <HomeView state={state} onOpen={onOpen} />;
    }
    case 'sessions':
      return <HomeView state={state} onOpen={onOpen} />;
  }
}

/** The role that a page is about, if it is about one. */
function roleOf(page: Page): ProfileRole | undefined {
  return page.kind === 'create-profiles' ? page.role : undefined;
}

interface ConvertPageProps {
  readonly state: AppState;
  readonly sessionId: SessionId;
  readonly onOpen: OpenPage;
}

function ConvertPage({ state, sessionId, onOpen }: ConvertPageProps) {
  const [known] = useState(state.sessions);
  const legacy = known.filter(({ kind }) => kind === 'legacy');
  const namesOf = (sessions: AppState['sessions']) =>
    sessions.flatMap(({ profiles }) => profiles.map(({ name }) => name));
  return (
    <ConvertView
      offered={namesOf(legacy)}
      chosen={namesOf(legacy.filter(({ id }) => id === sessionId))}
      onBack={() => onOpen(home)}
      onRestore={(backup) => onOpen({ kind: 'restore', backup })}
    />
  );
}

/** The doctor, whom the pages with a report start, looks at the AWS files until none of them is open any more. */
function useReport(isShown: boolean): void {
  const { send } = useCommands();
  useEffect(() => (isShown ? () => send({ type: 'end-doctor' }) : undefined), [isShown, send]);
}

/** Opens the page that somebody asks for outside the panel, once for each wish, also one that came before the panel was there. Returns how many it was. */
function useAskedPage({ page, times }: AppState['askedPage'], open: (page: Page) => void): number {
  const [answered, setAnswered] = useState(() => leftPlace()?.asked ?? 0);
  if (answered !== times) {
    setAnswered(times);
    open(page === 'settings' ? { kind: 'settings' } : home);
  }
  return answered;
}

/** Whether a page that begins anew can be opened there, with nothing lost. */
function isPlace(kind: Page['kind']): kind is PanelPlace['page'] {
  return kind === 'sessions' || kind === 'settings' || kind === 'profiles';
}
