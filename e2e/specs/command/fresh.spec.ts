/** `daypass login --fresh`: a session whose time begins anew, what ends for it, and what is left where it does not come to that. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { hasToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { type FakeOpener, fakeOpener } from '../../objects/fake-opener.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, pendingDevice, signInFromTray } from '../../objects/sign-in.ts';
import { expectLine, legacyName, signedIn, signedInLegacy } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand; readonly opener: FakeOpener }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
  opener: async ({ home, daypass }, provide) => provide(fakeOpener(home, daypass)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1, sharesBrowserSession: true } });

const noteFiles = (home: Home): readonly string[] => {
  const folder = home.path('.aws', 'sso', 'daypass', 'notes');
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
};
const unfinished =
  'The new session of corp wasn’t finished, and the old one is signed out. Sign in to finish it: daypass login --session corp';

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'labs' }));
  await signedIn(home, organisation);
});

test('a sign-in keeps the end of the session that lives; --fresh begins anew, and says first what ends', async ({
  daypass,
  opener,
  home,
  organisation,
}) => {
  await signedIn(home, organisation, { sessionName: 'labs' });
  const before = organisation.portalSessions[0]!.endsAt;
  const again = daypass.start(['login', '--session', 'corp'], opener.env);
  await expect.poll(opener.opened).toBeTruthy();
  await allowInBrowser(organisation, opener.opened());
  expect((await again.ended).code).toBe(0);
  expect(organisation.portalSessions.map(({ endsAt }) => endsAt)).toEqual(Array(3).fill(before));

  opener.forget();
  const login = daypass.start(['login', '--session', 'corp', '--fresh'], opener.env);
  await expect.poll(opener.opened).toBeTruthy();
  expect(organisation.portalSessions).toEqual([]);
  await allowInBrowser(organisation, opener.opened());
  expect(await login.ended).toMatchObject({ code: 0, out: '' });
  expect(login.said().split('\n')).toEqual([
    'Starting a new session of corp signs you out first: of the access portal in your browser, and of corp in all AWS tools.',
    'AWS then also signs out what else your browser signed in to at this portal: labs.',
    'Signed out of corp. Now sign in to start the new session.',
    'Confirm in your browser to sign in to corp.',
    'Signed in to corp.',
    '',
  ]);
  expect(organisation.portalSessions).toHaveLength(1);
  expect(organisation.portalSessions[0]!.endsAt).toBeGreaterThan(before);
  expect(noteFiles(home)).toEqual([]);
});

test('a sign-in of the older form that is no longer than before: that is said, with the command that helps', async ({
  daypass,
  opener,
  home,
  organisation,
}) => {
  home.writeConfig(legacyConfig({ name: 'old', accountId: '100000000001', roleName: 'Admin' }));
  await signedInLegacy(home, organisation);
  const login = daypass.start(['login', '--profile', 'old'], opener.env);
  organisation.approveDevice((await pendingDevice(organisation)).userCode);
  expect((await login.ended).code).toBe(0);
  expect(login.said()).toContain(`Start a new one: daypass login --session ${legacyName} --fresh.`);
});

test('AWS cannot be reached: nothing is ended', async ({ daypass, opener, home, organisation }) => {
  await organisation.goOffline();
  const told = await daypass.start(['login', '--session', 'corp', '--fresh'], opener.env).ended;
  expect(told.code).toBe(1);
  expect(told.err).toMatch(/\ndaypass: [^\n]+\n$/);
  expect(told.err).not.toContain('Signed out');
  expect([hasToken(home, 'corp'), opener.opened(), noteFiles(home)]).toEqual([true, '', []]);
});

test('killed between sign-out and sign-in: the next status and the next start say so, and a sign-in finishes it', async ({
  daypass,
  opener,
  home,
  launch,
  organisation,
}) => {
  const login = daypass.start(['login', '--session', 'corp', '--fresh'], opener.env);
  await expect.poll(opener.opened).toBeTruthy();
  // Seen by others while it is under way.
  expect((await daypass.run('status')).err).toContain('A new session of corp is being started in a terminal.');
  login.kill('SIGKILL');
  await login.ended;
  expect([hasToken(home, 'corp'), organisation.portalSessions, noteFiles(home).length]).toEqual([false, [], 1]);

  expect(await daypass.run('status')).toEqual({
    code: 1,
    signal: null,
    out: 'corp: Signed out\nlabs: Signed out\n',
    err: `${unfinished}\n`,
  });
  const { sessions } = JSON.parse((await daypass.run('status', '--json')).out);
  expect(sessions).toMatchObject([{ isNewSessionUnfinished: true }, { isNewSessionUnfinished: false }]);

  const app = await launch();
  await expectLine(app, 'corp', 'Signed out');
  const card = await (await panelOf(app)).session('corp');
  await expect(card.problem).toContainText('The new session of corp wasn’t finished');

  opener.forget();
  const next = daypass.start(['login', '--session', 'corp'], opener.env);
  await expect.poll(opener.opened).toBeTruthy();
  expect(next.said()).toContain(unfinished);
  await allowInBrowser(organisation, opener.opened());
  expect((await next.ended).code).toBe(0);
  await expectLine(app, 'corp', /· Signed in$/);
  await expect.poll(() => noteFiles(home)).toEqual([]);
  expect((await daypass.run('status')).err).toBe('');
});

test('the app killed between its two steps: the command and the next start say so, and a sign-in finishes it', async ({
  daypass,
  home,
  launch,
  organisation,
}) => {
  const first = await launch();
  await expectLine(first, 'corp', /· Signed in$/);
  const { page } = await panelOf(first);
  const command = { type: 'start-new-session', sessionId: 'sso-session:corp' } as const;
  await page.evaluate((one) => window.daypass.dispatch(one), command);
  await openedPage(first);
  await first.kill();
  expect([hasToken(home, 'corp'), organisation.portalSessions, noteFiles(home).length]).toEqual([false, [], 1]);
  expect(await daypass.run('status')).toMatchObject({ code: 1, err: `${unfinished}\n` });

  const second = await launch();
  await expectLine(second, 'corp', 'Signed out');
  const card = await (await panelOf(second)).session('corp');
  await expect(card.problem).toContainText('The new session of corp wasn’t finished');
  await signInFromTray(second, organisation);
  await expect.poll(() => noteFiles(home)).toEqual([]);
  expect(await daypass.run('status')).toMatchObject({ code: 0, err: '' });
});

test('killed before AWS has confirmed the sign-out: that the old session may go on is said', async ({
  daypass,
  opener,
  home,
  organisation,
}) => {
  organisation.faults.always('Logout', 'hang');
  const login = daypass.start(['login', '--session', 'corp', '--fresh'], opener.env);
  await expect.poll(() => organisation.requestsOf('Logout').length).toBeGreaterThan(0);
  login.kill('SIGKILL');
  await login.ended;
  expect([hasToken(home, 'corp'), opener.opened()]).toEqual([false, '']);
  const { code, err } = await daypass.run('status');
  expect(code).toBe(1);
  expect(err).toContain('You’re signed out of corp for a new session, but AWS may still keep the old one.');
  expect(err).toContain(
    'Sign out of the access portal in your browser too, then sign in: daypass login --session corp.',
  );
});

test('AWS does not confirm the sign-out: no sign-in, which would keep the old end', async ({
  daypass,
  opener,
  organisation,
}) => {
  organisation.faults.always('Logout', { status: 503 });
  const told = await daypass.start(['login', '--session', 'corp', '--fresh'], opener.env).ended;
  expect(told.code).toBe(1);
  expect(told.err).toContain('daypass: You’re signed out of corp for a new session, but AWS may still keep');
  expect(opener.opened()).toBe('');
  expect((await daypass.run('status')).err).toContain('AWS may still keep the old one');
});

test('nobody is signed in: it is a sign-in, and says that the browser may be signed in still', async ({
  daypass,
  opener,
  organisation,
}) => {
  const login = daypass.start(['login', '--session', 'labs', '--fresh'], opener.env);
  await expect.poll(opener.opened).toBeTruthy();
  await allowInBrowser(organisation, opener.opened());
  expect((await login.ended).code).toBe(0);
  expect(login.said()).toContain('Nobody is signed in to labs here, so there is nothing to sign out of.');
  expect(organisation.requestsOf('Logout')).toEqual([]);
});

test('in Japanese', async ({ daypass, opener, organisation }) => {
  const login = daypass.start(['login', '--session', 'corp', '--fresh'], { ...opener.env, LANG: 'ja_JP.UTF-8' });
  await expect.poll(opener.opened).toBeTruthy();
  login.kill('SIGTERM');
  await login.ended;
  expect(login.said()).toContain('corp の新しいセッションの開始前に、');
  expect(organisation.portalSessions).toEqual([]);
});
