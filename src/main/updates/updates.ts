/** Looks for newer versions of Daypass, for who wants that: once a day, never in the middle of a sign-in, and installs on a click only. */
import * as v from 'valibot';
import { checksForUpdates } from '../../shared/managed-settings.ts';
import { problem } from '../../shared/problems.ts';
import { ok, type Result } from '../../shared/result.ts';
import { day, type EpochMs, hour, minute, type Ms } from '../../shared/time.ts';
import { type FoundUpdate, isSigningIn, type UpdatesState } from '../../shared/updates.ts';
import { invalidCommand } from '../core/dispatch.ts';
import type { Store } from '../core/store.ts';
import { now } from '../system/clock.ts';
import { createJsonFile } from '../system/json-file.ts';
import type { Log } from '../system/log.ts';
import { whileMoving, withLimit } from '../system/time-limits.ts';
import type { Updater } from '../system/updater.ts';
import { updateMode } from './update-mode.ts';

export interface Updates {
  /** Finds out what this package may do. A package that never looks for updates leaves no file. */
  load(): Promise<void>;
  /** Looks for a newer version if it is time. Returns when to be asked again; null: nothing is planned. */
  look(at: EpochMs): EpochMs | null;
  /** The user wants what was found: installs it, or opens the page where it is. */
  take(): Promise<Result>;
  /** Resolves when what is remembered is on the disk. */
  saved(): Promise<void>;
}

export interface UpdatesDeps {
  readonly store: Store;
  readonly log: Log;
  readonly file: string;
  /** Null: this Daypass has no way to be exchanged, such as the command. */
  readonly updater: Updater | null;
  /** Whether whoever manages this computer allows it. */
  readonly isAllowed: () => boolean;
  readonly openBrowser: (url: string) => Promise<void>;
}

/** Where a person finds every version. */
export const releasePage = 'https://github.com/daypass-app/daypass/releases/latest';

/** Daypass starts with the desktop, when everything else does. */
const firstPause: Ms = minute;
const betweenChecks: Ms = day;
const afterFailure: Ms = 4 * hour;
/** The answer is a few lines; a proxy or a dead network may keep it back for ever. */
const longestCheck: Ms = 2 * minute;
/** So long that a download of unknown length comes to its end on a slow line, too. */
const longestStandstill: Ms = 15 * minute;

const time = v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0))), null);
const schema = v.fallback(v.object({ firstUsedAt: time, checkedAt: time }), { firstUsedAt: null, checkedAt: null });

export function createUpdates(deps: UpdatesDeps): Updates {
  const { store, log, file, updater, isAllowed, openBrowser } = deps;
  const startedAt = now();
  let checkedAt: EpochMs | null = null;
  let isAsking = false;
  const content = () => ({ firstUsedAt: store.state.updates.firstUsedAt, checkedAt });
  const json = createJsonFile({ file, name: 'updates', schema, content, log });

  const check = async (): Promise<void> => {
    isAsking = true;
    const isAnswered = await lookFor(deps);
    checkedAt = isAnswered ? now() : now() - betweenChecks + afterFailure;
    if (isAnswered) json.save();
    isAsking = false;
  };

  return {
    async load() {
      if (updater === null) return;
      const mode = updateMode(await updater.facts(), isAllowed());
      if (mode.kind === 'off') return set(store, { mode });
      const known = await json.load();
      ({ checkedAt } = known);
      set(store, { mode, firstUsedAt: known.firstUsedAt ?? now() });
      if (known.firstUsedAt === null) json.save();
    },
    look(at) {
      const { updates } = store.state;
      if (updates.mode.kind === 'off' || checksForUpdates(store.state) !== true || isAsking) return null;
      // What is being installed is not exchanged. The end of a sign-in brings a look of its own.
      if (isBusy(updates.found) || isSigningIn(store.state)) return null;
      // A clock that was set back does not put it off for longer than a day.
      const last = checkedAt === null || checkedAt > at ? -Infinity : checkedAt;
      const due = Math.max(startedAt + firstPause, last + betweenChecks);
      if (at < due) return due;
      void check();
      return at + afterFailure;
    },
    async take() {
      const { mode, found } = store.state.updates;
      if (updater === null || found === null || mode.kind === 'off' || !isAllowed()) return invalidCommand();
      if (mode.kind === 'install' && found.step === 'found') void install(store, log, updater);
      else if (mode.kind === 'tell' || found.step === 'failed') return openPage(openBrowser);
      return ok;
    },
    saved: () => json.saved(),
  };
}

function set(store: Store, change: Partial<UpdatesState['updates']>): void {
  store.update((state) => ({ ...state, updates: { ...state.updates, ...change } }));
}

const isBusy = (found: FoundUpdate | null): boolean => found?.step === 'loading' || found?.step === 'ready';

/** Returns whether the server has answered. */
async function lookFor({ store, log, updater }: UpdatesDeps): Promise<boolean> {
  if (updater === null) return false;
  try {
    const version = await offered(updater, log);
    // Somebody may have clicked meanwhile. What could not be installed yesterday may be tried again.
    if (!isBusy(store.state.updates.found)) set(store, { found: version === null ? null : { version, step: 'found' } });
    return true;
  } catch (error) {
    log.warn('no look for a newer version', { error });
    return false;
  }
}

/** The newer version that there is now; null: there is none. */
async function offered(updater: Updater, log: Log): Promise<string | null> {
  const version = await withLimit(longestCheck, (signal) => updater.check(signal));
  log.info('looked for a newer version', { found: version ?? 'none' });
  // It comes from a server and is shown.
  return version !== null && /^\d{1,6}(\.\d{1,6}){2}$/.test(version) ? version : null;
}

async function install(store: Store, log: Log, updater: Updater): Promise<void> {
  const setStep = (step: FoundUpdate['step']): void => {
    const { found } = store.state.updates;
    if (found) set(store, { found: { ...found, step } });
  };
  const fail = (error: unknown): void => {
    log.warn('newer version not installed', { error });
    setStep('failed');
  };
  setStep('loading');
  try {
    // What was found some days ago may be gone: the newest release alone can be downloaded.
    const version = await offered(updater, log);
    set(store, { found: version === null ? null : { version, step: 'loading' } });
    if (version === null) return;
    await whileMoving(longestStandstill, (moved, signal) => updater.download(moved, signal));
    setStep('ready');
    whenNobodySignsIn(store, () => updater.install(fail));
  } catch (error) {
    fail(error);
  }
}

/** Waits for the end of a sign-in: its page would find nobody to answer to. */
function whenNobodySignsIn(store: Store, act: () => void): void {
  if (!isSigningIn(store.state)) return act();
  const end = store.subscribe((state) => {
    if (isSigningIn(state)) return;
    end();
    act();
  });
}

async function openPage(openBrowser: UpdatesDeps['openBrowser']): Promise<Result> {
  try {
    await openBrowser(releasePage);
    return ok;
  } catch {
    return { ok: false, problem: problem('browser-not-opened', { host: new URL(releasePage).origin }, 'user') };
  }
}
