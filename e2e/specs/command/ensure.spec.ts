/** `daypass ensure`: callers that wait until somebody signs in, and what the app shows of them. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { awsTime, readToken, writeToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { areOpen, told } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });
const past = (): string => awsTime(Date.now() - 60_000);
const noteFiles = (home: Home): readonly string[] => {
  const folder = home.path('.aws', 'sso', 'daypass', 'notes');
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
};
const profiles = [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }];
test.beforeEach(({ home }) => home.writeConfig(sessionConfig({ profiles }) + sessionConfig({ name: 'labs' })));

test('somebody is signed in: it ends at once and says nothing', async ({ daypass, home, organisation }) => {
  await signedIn(home, organisation);
  expect(await daypass.run('ensure', '--profile', 'dev')).toEqual({ code: 0, signal: null, out: '', err: '' });
  expect(organisation.requestsOf('CreateToken')).toHaveLength(1);
});

test('it has ended and can be renewed: it is renewed, and ends at once', async ({ daypass, home, organisation }) => {
  const token = await signInElsewhere(organisation);
  writeToken(home, 'corp', { ...token, expiresAt: past() });
  const told = await daypass.run('status');
  expect(told.out, 'a time that is past is not told as one to come').toMatch(
    /^corp: access token expired at .+, renewed/,
  );
  expect(told.code).toBe(0);
  expect(await daypass.run('ensure', '--session', 'corp')).toMatchObject({ code: 0, out: '', err: '' });
  expect(readToken(home, 'corp')['accessToken']).not.toBe(token['accessToken']);
});

test('AWS renews it no more: it waits for whoever signs in', async ({ daypass, home, organisation }) => {
  writeToken(home, 'corp', { ...(await signInElsewhere(organisation)), expiresAt: past() });
  organisation.endPortalSession();
  const caller = daypass.start(['ensure', '--session', 'corp']);
  await expect.poll(caller.said).toContain('Not signed in to corp. Waiting up to 10 min');
  expect(caller.said()).toContain('daypass login --session corp or aws sso login --sso-session corp');
  expect(noteFiles(home)).toHaveLength(1);
  writeToken(home, 'corp', await signInElsewhere(organisation));
  expect(await caller.ended).toMatchObject({
    code: 0,
    out: '',
    err: expect.stringMatching(/\nSigned in to corp\.\n$/),
  });
  expect(noteFiles(home)).toEqual([]);
});

test('AWS cannot be reached: an error, and no wait for what no sign-in helps', async ({
  daypass,
  home,
  organisation,
}) => {
  writeToken(home, 'corp', { ...(await signInElsewhere(organisation)), expiresAt: past() });
  await organisation.goOffline();
  expect(await daypass.run('ensure', '--session', 'corp')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^daypass: [^\n]+\n$/),
  });
});

test('nobody signs in: 75', async ({ daypass, home }) => {
  expect(await daypass.run('ensure', '--session', 'corp', '--wait', '0s')).toEqual({
    code: 75,
    signal: null,
    out: '',
    err: 'daypass: Nobody signed in to corp within 0 s.\n',
  });
  const { code, err } = await daypass.run('ensure', '--session', 'corp', '--wait', '1s');
  expect(code).toBe(75);
  expect(err).toMatch(/^Not signed in to corp\. .+\ndaypass: Nobody signed in to corp within 1 s\.\n$/);
  expect(noteFiles(home)).toEqual([]);
});

test('somebody signs out instead: an error', async ({ daypass }) => {
  const callers = ['corp', 'labs'].map((name) => daypass.start(['ensure', '--session', name]));
  for (const { said } of callers) await expect.poll(said).toContain('Waiting');
  await daypass.run('logout', '--session', 'corp');
  expect(await callers[0]!.ended).toMatchObject({ code: 1, err: expect.stringContaining('corp was signed out') });
  await daypass.run('logout');
  expect(await callers[1]!.ended).toMatchObject({ code: 1, err: expect.stringContaining('labs was signed out') });
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  test(`${signal} ends it, and leaves nothing behind`, async ({ daypass, home }) => {
    const caller = daypass.start(['ensure', '--session', 'corp']);
    await expect.poll(caller.said).toContain('Waiting');
    expect(noteFiles(home)).toHaveLength(1);
    caller.kill(signal);
    expect(await caller.ended).toMatchObject({ code: null, signal });
    expect(noteFiles(home)).toEqual([]);
  });

test('a caller that was killed waits no more', async ({ daypass, home, launch }) => {
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed out');
  const caller = daypass.start(['ensure', '--session', 'corp']);
  await expect.poll(() => trayLabels(app)).toContain('A program is waiting for corp – sign in');
  caller.kill('SIGKILL');
  await caller.ended;
  await expect.poll(() => trayLabels(app)).not.toContain('A program is waiting for corp – sign in');
  await expect.poll(() => noteFiles(home)).toEqual([]);
});

test('a command line that is wrong: one line, exit code 2', async ({ daypass }) => {
  for (const [args, says] of [
    [['--session', 'corp', '--wait', 'soon'], '--wait isn’t a length of time: soon'],
    [['--session', 'corp', '--wait', '10'], '1h30m'],
    [['--session', 'corp', '--wait', ''], '--wait is empty'],
    [['constructor', 'x'], 'Too many arguments'],
    [['--session', 'crop'], 'Did you mean corp?'],
    [['--profile', 'devv'], 'Did you mean dev?'],
    [[], 'corp, labs'],
  ] as const) {
    const told = await daypass.run('ensure', ...args);
    expect(told).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^daypass: [^\n]+\n$/) });
    expect(told.err).toContain(says);
  }
});

test('names that a shell would take apart, and sessions of the older form', async ({ daypass, home }) => {
  home.writeConfig(
    `${sessionConfig({ name: `"Ana's own"` })}[profile "tokens only"]\nsso_session = Ana's own\n${legacyConfig({ name: '"old one"', accountId: '100000000001', roleName: 'Admin', startUrl: 'https://d-old.awsapps.com/start' })}`,
  );
  const quoted = await daypass.run('ensure', '--profile', 'tokens only', '--wait', '1s');
  expect(quoted.err).toContain(
    String.raw`daypass login --session 'Ana'\''s own' or aws sso login --sso-session 'Ana'\''s own'`,
  );
  const old = await daypass.run('ensure', '--profile', 'old one', '--wait', '1s');
  expect(old.err).toContain(
    "daypass login --session https://d-old.awsapps.com/start or aws sso login --profile 'old one'",
  );
});

test('in Japanese', async ({ daypass }) => {
  const caller = daypass.start(['ensure', '--session', 'corp', '--wait', '1s'], { LANG: 'ja_JP.UTF-8' });
  expect((await caller.ended).err).toMatch(/最長 1 秒待ちます[^]*1 秒以内に corp へのサインインはありませんでした/);
});

test('a program waits: one notification, a line in tray and panel, and after the sign-in it goes on', async ({
  daypass,
  launch,
  organisation,
}) => {
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed out');
  const caller = daypass.start(['ensure', '--profile', 'dev']);
  await expect
    .poll(() => told(app))
    .toEqual(['A program is waiting for corp | Click to sign in. It then continues automatically.']);
  expect((await trayLabels(app))[0]).toBe('A program is waiting for corp – sign in');
  await app.tray.choose('Open Daypass');
  const panel = await panelOf(app);
  await expect(panel.page.getByRole('region', { name: 'Needs attention' })).toContainText('corp: a program is waiting');
  await app.closePanel();
  await app.clickNotification(0);
  await allowInBrowser(organisation, await openedPage(app));
  expect(await caller.ended).toMatchObject({ code: 0, out: '' });
  await expectLine(app, 'corp', /· Signed in$/);
  await expect.poll(() => trayLabels(app)).not.toContain('A program is waiting for corp – sign in');
  expect(await areOpen(app)).toEqual([false]);
});
