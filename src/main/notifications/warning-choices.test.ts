/** What the user chooses about warnings: what the state shows then, and what the next start finds. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionPhase } from '../../shared/app-state.ts';
import { hour } from '../../shared/time.ts';
import { noLog } from '../system/log.ts';
import { createSavedSettings, type SavedSettings } from '../core/saved-settings.ts';
import type { Settings } from '../core/settings.ts';
import { createStore, type Store } from '../core/store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeSession, makeState, now, phases } from '../../../testing/support/states.ts';
import { muteSession, setWarnMinutes, snoozeWarning } from './warning-choices.ts';

const corp = 'sso-session:corp';
const labs = 'sso-session:labs';
let dir: string;
let settings: SavedSettings;
let store: Store;
const begin = async (phase: SessionPhase): Promise<void> => {
  store = createStore(makeState([makeSession('corp', phase), makeSession('labs')]));
  settings = createSavedSettings(path.join(dir, 'settings.json'), store, noLog);
  await settings.load();
};
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-choices-'));
  await begin(phases['fixed end']);
});
afterEach(async () => {
  await settings.saved();
  await removeFolder(dir);
});

const choices = (id: typeof corp | typeof labs = corp) => store.session(id)?.warnings;
const saved = async (): Promise<Settings> => {
  await settings.saved();
  return createSavedSettings(path.join(dir, 'settings.json'), createStore(makeState([])), noLog).load();
};

describe('the minutes', () => {
  test('are shown and kept, the largest first, each once', async () => {
    setWarnMinutes(store, [5, 30, 5, 1]);
    expect(store.state.warnMinutes).toEqual([30, 5, 1]);
    expect((await saved()).warnMinutes).toEqual([30, 5, 1]);
  });

  test('none means none, and stays so', async () => {
    setWarnMinutes(store, []);
    expect(store.state.warnMinutes).toEqual([]);
    expect((await saved()).warnMinutes).toEqual([]);
  });
});

describe('muting', () => {
  test('is of one session, and kept', async () => {
    muteSession(store, corp, true);
    expect([choices(corp)?.muted, choices(labs)?.muted]).toEqual([true, false]);
    expect((await saved()).warnings).toEqual({ [corp]: { muted: true, snoozed: null } });
  });

  test('undone leaves no trace in the file', async () => {
    muteSession(store, labs, true);
    muteSession(store, corp, true);
    muteSession(store, corp, false);
    expect(choices()).toEqual({ muted: false, snoozed: null });
    expect((await saved()).warnings).toEqual({ [labs]: { muted: true, snoozed: null } });
  });

  test('of a session that is gone is nothing', async () => {
    muteSession(store, 'sso-session:gone', true);
    expect((await saved()).warnings).toEqual({});
  });
});

describe('"remind me two minutes before"', () => {
  test('is of the end that the session has now, and kept', async () => {
    snoozeWarning(store, corp);
    const { accessTokenEndsAt } = phases['fixed end'];
    expect(choices()).toEqual({ muted: false, snoozed: accessTokenEndsAt });
    expect((await saved()).warnings).toEqual({ [corp]: { muted: false, snoozed: accessTokenEndsAt } });
  });

  test('is of the learned end where the session renews by itself', async () => {
    await begin({ ...phases.renewing, estimatedEndsAt: now + 2 * hour });
    snoozeWarning(store, corp);
    expect(choices()?.snoozed).toBe(now + 2 * hour);
  });

  test('is of the kept session while a new sign-in runs', async () => {
    await begin({ ...phases.browser, keeps: phases['fixed end'] });
    snoozeWarning(store, corp);
    expect(choices()?.snoozed).toBe(phases['fixed end'].accessTokenEndsAt);
  });

  test('keeps the session muted, and muting keeps it', () => {
    snoozeWarning(store, corp);
    muteSession(store, corp, true);
    snoozeWarning(store, corp);
    expect(choices()).toEqual({ muted: true, snoozed: phases['fixed end'].accessTokenEndsAt });
  });

  test.each(['renewing', 'expired', 'never signed in', 'signing out'] as const)(
    'changes nothing where there is no end to warn of: %s',
    async (name) => {
      await begin(phases[name]);
      snoozeWarning(store, corp);
      expect(choices()?.snoozed).toBe(null);
      expect((await saved()).warnings).toEqual({});
    },
  );

  test('of a session that is gone is nothing', () => {
    snoozeWarning(store, 'sso-session:gone');
    expect(choices()?.snoozed).toBe(null);
  });
});
