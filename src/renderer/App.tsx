/** The panel: one page that shows the newest snapshot in the user's language. */
import { useEffect, useState } from 'react';
import type { AppState } from '../shared/app-state.ts';
import { LanguageProvider } from './i18n.tsx';
import { Announcer } from './parts/Announcer.tsx';
import { useAppState } from './state/app-state.ts';
import { CommandsProvider } from './state/commands.tsx';
import { AddSessionView } from './views/AddSessionView.tsx';
import { FirstRunView } from './views/FirstRunView.tsx';
import { SessionsView } from './views/SessionsView.tsx';
import { SettingsView } from './views/SettingsView.tsx';

/** Which page is open: the page's only state of its own that outlives a part. */
export type Page = 'sessions' | 'add-session' | 'settings';

export function App() {
  const state = useAppState();
  // The language comes with the first snapshot; nothing can be said before.
  if (state === null) return null;
  return (
    <LanguageProvider locale={state.locale}>
      <CommandsProvider>
        <Announcer>
          <Pages state={state} />
        </Announcer>
      </CommandsProvider>
    </LanguageProvider>
  );
}

function Pages({ state }: { readonly state: AppState }) {
  const [page, open] = useState<Page>('sessions');
  const back = () => open('sessions');
  useEscape(page === 'sessions' ? null : back);
  if (page === 'settings') return <SettingsView state={state} onBack={back} />;
  if (state.config.loaded && state.sessions.length === 0) return <FirstRunView state={state} onOpen={open} />;
  if (page === 'add-session') return <AddSessionView state={state} onBack={back} />;
  return <SessionsView state={state} onOpen={open} />;
}

/** Escape leads back, unless an open menu or list has used it up. */
function useEscape(act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [act]);
}
