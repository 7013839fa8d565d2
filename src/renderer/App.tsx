/** The panel: one page that shows the newest snapshot in the user's language. */
import { useEffect, useState } from 'react';
import type { AppState, SessionId } from '../shared/app-state.ts';
import { LanguageProvider } from './i18n.tsx';
import { Announcer } from './parts/Announcer.tsx';
import { FailedPageBoundary } from './parts/FailedPage.tsx';
import { ShortPaths } from './short-paths.tsx';
import { useAppState } from './state/app-state.ts';
import { CommandsProvider } from './state/commands.tsx';
import { AddSessionView } from './views/AddSessionView.tsx';
import { ConvertView } from './views/ConvertView.tsx';
import { CreateProfilesView } from './views/CreateProfilesView.tsx';
import { DoctorView } from './views/DoctorView.tsx';
import { FirstRunView } from './views/FirstRunView.tsx';
import { ProfileListView } from './views/ProfileListView.tsx';
import { RestoreView } from './views/RestoreView.tsx';
import { SessionsView } from './views/SessionsView.tsx';
import { SettingsView } from './views/SettingsView.tsx';

/** Which page is open: the page's only state of its own that outlives a part. */
export type Page =
  | 'sessions'
  /** The form for a new session, with this name in it; null: with the one that the start URL proposes. */
  | { readonly addSession: string | null }
  | 'settings'
  | 'profiles'
  | 'doctor'
  | { readonly createProfilesFor: SessionId }
  /** Of a new session: its sign-in, and as soon as it is signed in its first profiles. */
  | { readonly firstProfilesFor: SessionId }
  /** Of a legacy session. */
  | { readonly convert: SessionId }
  /** The base name of a backup; null: the newest. */
  | { readonly restore: string | null };

export function App() {
  const state = useAppState();
  // The language comes with the first snapshot; nothing can be said before.
  if (state === null) return null;
  return (
    <LanguageProvider locale={state.locale}>
      <CommandsProvider>
        <ShortPaths home={state.home}>
          <Announcer>
            <FailedPageBoundary>
              <Pages state={state} />
            </FailedPageBoundary>
          </Announcer>
        </ShortPaths>
      </CommandsProvider>
    </LanguageProvider>
  );
}

function Pages({ state }: { readonly state: AppState }) {
  const [page, open] = useState<Page>('sessions');
  const back = () => open('sessions');
  useEscape(page === 'sessions' ? null : back);
  if (page === 'settings') return <SettingsView state={state} onBack={back} onOpen={open} />;
  if (page === 'doctor') {
    return <DoctorView state={state} onBack={back} onAddSession={(name) => open({ addSession: name })} />;
  }
  if (page === 'profiles') return <ProfileListView state={state} onBack={back} onDoctor={() => open('doctor')} />;
  if (state.config.loaded && state.sessions.length === 0) {
    const name = typeof page === 'object' && 'addSession' in page ? page.addSession : null;
    return <FirstRunView state={state} name={name} onOpen={open} />;
  }
  if (page === 'sessions') return <SessionsView state={state} onOpen={open} />;
  if ('addSession' in page) return <AddSessionView state={state} name={page.addSession} onBack={back} onOpen={open} />;
  if ('restore' in page) return <RestoreView backup={page.restore} onBack={back} />;
  return <ProfilesPage state={state} page={page} onOpen={open} />;
}

interface ProfilesPageProps {
  readonly state: AppState;
  readonly page: Exclude<Extract<Page, object>, { readonly restore: unknown } | { readonly addSession: unknown }>;
  readonly onOpen: (page: Page) => void;
}

/** The pages about profiles of one session; a conversion ends the session that it is about. */
function ProfilesPage({ state, page, onOpen }: ProfilesPageProps) {
  const back = () => onOpen('sessions');
  const [known] = useState(state.sessions);
  if ('convert' in page) {
    const legacy = known.filter(({ kind }) => kind === 'legacy');
    const namesOf = (sessions: AppState['sessions']) =>
      sessions.flatMap(({ profiles }) => profiles.map(({ name }) => name));
    const restore = (backup: string): void => onOpen({ restore: backup });
    const chosen = namesOf(legacy.filter(({ id }) => id === page.convert));
    return <ConvertView offered={namesOf(legacy)} chosen={chosen} onBack={back} onRestore={restore} />;
  }
  const sessionId = 'firstProfilesFor' in page ? page.firstProfilesFor : page.createProfilesFor;
  const session = state.sessions.find(({ id }) => id === sessionId);
  if (session && ('createProfilesFor' in page || session.phase.step === 'active'))
    return <CreateProfilesView key={session.id} state={state} session={session} onBack={back} />;
  return <SessionsView state={state} onOpen={onOpen} />;
}

/** Escape leads back, unless it has closed an open menu or list. */
function useEscape(act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return;
    let closesList = false;
    // A list of suggestions lets the key through, and may be gone by the time it arrives here.
    const before = (): void => {
      closesList = document.querySelector('[role=listbox]') !== null;
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !closesList) act();
    };
    document.addEventListener('keydown', before, { capture: true });
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', before, { capture: true });
      document.removeEventListener('keydown', listen);
    };
  }, [act]);
}
