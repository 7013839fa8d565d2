/** What the user chooses about warnings: when, of which sessions, and "later". Shown in the state, and a part of the settings. */
import type { SessionId, WarningChoices } from '../../shared/app-state.ts';
import { endToWarnOf } from '../../shared/warnings.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Store } from '../core/store.ts';

/** `minutes` in any order; each counts once. */
export function setWarnMinutes(store: Store, minutes: readonly number[]): void {
  const warnMinutes = [...new Set(minutes)].toSorted((a, b) => b - a);
  store.update((state) => ({ ...state, warnMinutes }));
}

export function muteSession(store: Store, id: SessionId, muted: boolean): void {
  choose(store, id, (choices) => ({ ...choices, muted }));
}

/** Of the end that the session has now; where there is none to warn of, nothing changes. */
export function snoozeWarning(store: Store, id: SessionId): void {
  const session = store.session(id);
  const active = session ? activeOf(session.phase) : null;
  const end = active && endToWarnOf(active);
  if (end) choose(store, id, (choices) => ({ ...choices, snoozed: end.at }));
}

function choose(store: Store, id: SessionId, change: (choices: WarningChoices) => WarningChoices): void {
  store.updateSession(id, (session) => ({ ...session, warnings: change(session.warnings) }));
}
