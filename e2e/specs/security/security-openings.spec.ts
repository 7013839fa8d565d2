/** A page that was taken over opens no storm of browser tabs, whichever of its commands it uses for it. */
import type { Page } from 'playwright/test';
import type { Command } from '../../../src/shared/commands.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { second, signedIn } from '../../objects/signed-in.ts';
import { signInInTray } from '../../objects/tray.ts';

test.use({ time: 'driven' });
test.skip(({ host }) => host !== 'stand-in', 'Electron has timers of its own beside those of Node');

/** More than wait at a time. */
const many = 60;
const accountIds = Array.from({ length: many }, (_, i) => `1${String(i).padStart(11, '0')}`);
const roleName = 'Admin';
const sessionId = 'sso-session:corp';

test.beforeEach(({ home }) => {
  const profiles = accountIds.map((accountId, i) => ({ name: `p${i}`, accountId, roleName }));
  const others = accountIds.map((_, i) => sessionConfig({ name: `s${i}` }));
  home.writeConfig(sessionConfig({ profiles }) + others.join(''));
});

/** Sends them all at once and waits for none; their answers are counted in the page, by problem. */
async function storm(
  page: Page,
  commands: readonly Command[],
): Promise<() => Promise<Readonly<Record<string, number>>>> {
  const counts = await page.evaluateHandle((all) => {
    const answers: Record<string, number> = {};
    for (const command of all) {
      void window.daypass.dispatch(command).then((reply) => {
        const answer = reply.ok ? 'ok' : reply.problem.code;
        answers[answer] = (answers[answer] ?? 0) + 1;
      });
    }
    return answers;
  }, commands);
  return () => counts.evaluate((answers) => ({ ...answers }));
}

/**
 * Lets the time pass until nothing more is opened; however it goes on, there is one opening a second at most. The machine's
 * own time goes on beside what is passed here, so both count.
 */
async function openedOneByOne(app: DaypassHost, begun: number, most: number): Promise<number> {
  let opened = 0;
  for (let [passed, quiet] = [0, 0]; quiet < 3; passed += second) {
    const now = (await app.openedUrls()).length;
    const turns = 1 + Math.floor((performance.now() - begun + passed) / second);
    expect(now, `within ${turns} turns`).toBeLessThanOrEqual(Math.min(turns, most));
    quiet = now === opened ? quiet + 1 : 0;
    opened = now;
    await app.passTime(second);
  }
  return opened;
}

test('roles that are known, all at once: one page a second, and most of them are refused', async ({
  home,
  launch,
  organisation,
}) => {
  // Signed out, all of them would wait for one sign-in.
  await signedIn(home, organisation);
  // What AWS's list does not have would not be opened.
  organisation.faults.always('ListAccounts', 'error');
  const app = await launch();
  const { page, session } = await panelOf(app);
  await expect((await session('corp')).status).toHaveText('Signed in');
  const begun = performance.now();
  const answers = await storm(
    page,
    accountIds.map((accountId) => ({ type: 'open-console', sessionId, accountId, roleName })),
  );
  // The first may have been opened before the last was asked for.
  await expect.poll(async () => (await answers())['too-many-at-once']).toBeGreaterThanOrEqual(many - 21);
  const opened = await openedOneByOne(app, begun, 21);
  expect(await answers()).toEqual({ ok: opened, 'too-many-at-once': many - opened });
  // What a person asks for after the storm is opened at once.
  await signInInTray(app, 'corp');
  await expect.poll(async () => (await app.openedUrls()).length).toBe(opened + 1);
});

test('sign-ins of all sessions, again and again: one page a second', async ({ launch }) => {
  const app = await launch();
  const { page, session } = await panelOf(app);
  await expect((await session('corp')).status).toHaveText('Signed out');
  const ids = accountIds.map((_, i) => `sso-session:s${i}` as const);
  const round = (method: 'browser' | 'device') =>
    ids.flatMap((id): readonly Command[] => [
      { type: 'sign-in', sessionId: id, method },
      { type: 'sign-in', sessionId: id },
    ]);
  const begun = performance.now();
  const answers = await storm(page, [...round('browser'), ...round('device'), ...round('browser')]);
  await expect.poll(async () => Object.keys(await answers())).toContain('ok');
  await openedOneByOne(app, begun, 80);
});
