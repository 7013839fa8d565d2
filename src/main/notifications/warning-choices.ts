/** What the user chooses about warnings: when, of which sessions, and "later". Kept in the settings, shown in the state. */
import type { SessionId, WarningChoices } from '../../shared/app-state.ts';
import { endToWarnOf } from '../../shared/warnings.ts';
import { activeOf } from '../sessions/session-phase.ts';
import { type SettingsFile, usualChoices } from '../core/settings.ts';
import type { Store } from '../core/store.ts';

interface Deps {
  readonly store: Store;
  readonly settingsFile: SettingsFile;
}

/** `minutes` in any order; each counts once. */
export function setWarnMinutes({ store, settingsFile }: Deps, minutes: readonly number[]): void {
  const warnMinutes = [...new Set(minutes)].toSorted((a, b) => b - a);
  settingsFile.change((settings) => ({ ...settings, warnMinutes }));
  store.update((state) => ({ ...state, warnMinutes }));
}

export function muteSession(deps: Deps, id: SessionId, muted: boolean): void {
  choose(deps, id, (choices) => ({ ...choices, muted }));
}

/** Of the end that the session has now; where there is none to warn of, nothing changes. */
export function snoozeWarning(deps: Deps, id: SessionId): void {
  const session = deps.store.session(id);
  const active = session ? activeOf(session.phase) : null;
  const end = active && endToWarnOf(active);
  if (end) choose(deps, id, (choices) => ({ ...choices, snoozed: end.at }));
}

function choose(
  { store, settingsFile }: Deps,
  id: SessionId,
  change: (choices: WarningChoices) => WarningChoices,
): void {
  const session = store.session(id);
  if (!session) return;
  const warnings = change(session.warnings);
  store.updateSession(id, (current) => ({ ...current, warnings }));
  settingsFile.change((settings) => {
    const { [id]: _before, ...others } = settings.warnings;
    const isUsual = warnings.muted === usualChoices.muted && warnings.snoozed === usualChoices.snoozed;
    return { ...settings, warnings: isUsual ? others : { ...others, [id]: warnings } };
  });
}
