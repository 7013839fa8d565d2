/** What Daypass remembers from one start to the next about warnings, and what it tells then. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { minute } from '../../shared/time.ts';
import { createAnnouncer } from '../notifications/announcer.ts';
import { formatToken } from '../aws/cache/token-file.ts';
import { occasionsFor } from '../surfaces/notification-model.ts';
import { advance, now, passing } from '../../../testing/support/clock.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { prepareWhole, type Whole } from '../../../testing/support/whole.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const sessionId = 'sso-session:corp';
let whole: Whole;
beforeEach(async () => {
  whole = await prepareWhole();
});
afterEach(() => whole.close());

const restart = async (): Promise<void> => {
  await whole.daypass.stop();
  await whole.start();
};
/** A sign-in of another tool that nobody can renew. */
const hardEnd = async (): Promise<number> => {
  const token = await whole.elsewhere();
  await writeFile(whole.tokenFile, formatToken({ ...token, refreshToken: undefined }));
  return token.expiresAt;
};
const isKept = (expected: object) => expect(whole.session().warnings).toMatchObject(expected);

describe('over a restart', () => {
  test('the minutes of warnings', async () => {
    await whole.start();
    expect(whole.daypass.store.state.warnMinutes).toEqual([15, 5]);
    await whole.act({ type: 'set-warn-minutes', minutes: [1, 30] });
    await restart();
    expect(whole.daypass.store.state.warnMinutes).toEqual([30, 1]);
    await whole.act({ type: 'set-warn-minutes', minutes: [] });
    await restart();
    expect(whole.daypass.store.state.warnMinutes).toEqual([]);
  });

  test('which session is muted, also if the config did not have it for a while', async () => {
    await whole.start();
    await whole.act({ type: 'mute-session', sessionId, muted: true });
    await restart();
    isKept({ muted: true });
    await whole.putConfig('');
    await eventually(() => expect(whole.daypass.store.state.sessions).toEqual([]));
    await restart();
    isKept({ muted: true });
    await whole.act({ type: 'mute-session', sessionId, muted: false });
    await restart();
    isKept({ muted: false });
  });

  test('what is kept of a session, also if the panel is shown before that has been read', async () => {
    await whole.start();
    await whole.act({ type: 'mute-session', sessionId, muted: true });
    await whole.daypass.stop();
    await whole.start(null, async (daypass) => {
      daypass.panelShown();
      // Many times as long as it takes to read a config file.
      for (let times = 0; times < 200; times++) await readFile(whole.paths.configFile);
      expect(daypass.store.state.config.loaded).toBe(false);
    });
    isKept({ muted: true });
  });

  test('"remind me two minutes before"', async () => {
    const end = await hardEnd();
    await whole.start();
    await whole.act({ type: 'snooze-warning', sessionId });
    isKept({ snoozed: end });
    await restart();
    isKept({ snoozed: end });
  });
});

describe('notifications', () => {
  /** As main.ts joins them; returns what is shown at this look. */
  const announcing = () => {
    const keys: string[] = [];
    const { store, shown, translate } = whole.daypass;
    const announcer = createAnnouncer({
      show: ({ key }) => keys.push(key),
      close() {},
      isWatched: () => false,
      isQuiet: () => false,
      shown,
    });
    return (): readonly string[] => {
      keys.length = 0;
      const context = { t: translate(), locale: store.state.locale, now: now() };
      announcer.look(occasionsFor(store.state, shown.keys, context));
      return [...keys];
    };
  };

  test('a warning is told once, over restarts too; the next step is told then', async () => {
    await hardEnd();
    await whole.start();
    advance(46 * minute);
    expect(announcing()()).toEqual([expect.stringContaining('ends 15 ')]);
    await restart();
    expect(announcing()()).toEqual([]);
    advance(10 * minute);
    expect(announcing()()).toEqual([expect.stringContaining('ends 5 ')]);
    await restart();
    expect(announcing()()).toEqual([]);
  });

  test('an end is told once, however many starts later and however long ago it was', async () => {
    await whole.elsewhere();
    await whole.start();
    const look = announcing();
    look();
    whole.organisation.endPortalSession();
    advance(61 * minute);
    whole.daypass.wakeUp();
    await passing(whole.isNow('signed-out'));
    expect(look()).toEqual([expect.stringContaining('ended 0 ')]);
    for (let days = 0; days < 3; days++) {
      advance(24 * 60 * minute);
      await restart();
      // Nobody remembers what AWS has said: it is asked anew, and says the same again.
      const later = announcing();
      const told = [...later()];
      await passing(whole.isNow('signed-out'));
      expect([...told, ...later()]).toEqual([]);
    }
  });

  test('what the user has chosen is asked at once: muted, and snoozed', async () => {
    await hardEnd();
    await whole.start();
    await whole.act({ type: 'mute-session', sessionId, muted: true });
    advance(46 * minute);
    const look = announcing();
    expect(look()).toEqual([]);
    await whole.act({ type: 'mute-session', sessionId, muted: false });
    await whole.act({ type: 'snooze-warning', sessionId });
    expect(look()).toEqual([]);
    advance(12.5 * minute);
    expect(look()).toEqual([expect.stringContaining('ends 2 ')]);
  });
});
