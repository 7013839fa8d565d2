/** The part of the state that tells of newer versions of Daypass, and when the user is asked whether to look for any. */
import type { AppState } from './app-state.ts';
import { checksForUpdates } from './managed-settings.ts';
import { day, type EpochMs, type Ms } from './time.ts';

/**
 * What is done about a newer version: nothing (`off`, with the reason), tell of it and open its page, or install it, which needs
 * packages whose signature the system or the updater checks.
 */
export type UpdateMode =
  { readonly kind: 'off'; readonly why: 'checkout' | 'package' | 'managed' } | { readonly kind: 'tell' | 'install' };

export interface FoundUpdate {
  readonly version: string;
  /** `ready`: on the disk and checked; it is installed when no sign-in is running. */
  readonly step: 'found' | 'loading' | 'ready' | 'failed';
}

export interface UpdatesState {
  readonly updates: {
    readonly mode: UpdateMode;
    /** When a Daypass that can look for updates was first started here; null: not known yet. */
    readonly firstUsedAt: EpochMs | null;
    readonly found: FoundUpdate | null;
  };
}

export const noUpdates: UpdatesState = {
  updates: { mode: { kind: 'off', why: 'checkout' }, firstUsedAt: null, found: null },
};

/** Later nobody is asked any more: who wants it finds it in the settings. */
const asking: Ms = 7 * day;

type Asked = Pick<AppState, 'updates' | 'checkForUpdates' | 'managed' | 'sessions'>;

/** Whether somebody is at a sign-in right now: nothing about updates happens then. */
export function isSigningIn({ sessions }: Pick<AppState, 'sessions'>): boolean {
  return sessions.some(({ phase }) => phase.step === 'signing-in');
}

/** Whether the panel asks if Daypass may look for newer versions: once, in the first week, of somebody who is signed in and not busy with it. */
export function asksAboutUpdates(state: Asked, now: EpochMs): boolean {
  const { mode, firstUsedAt } = state.updates;
  if (mode.kind === 'off' || checksForUpdates(state) !== null || firstUsedAt === null) return false;
  if (now - firstUsedAt > asking || isSigningIn(state)) return false;
  return state.sessions.some(({ phase }) => phase.step === 'active');
}
