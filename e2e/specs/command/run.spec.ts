/** `daypass run`: what is said before a long program, what keeps it from starting, and how it ends. */
import { createHash } from 'node:crypto';
import { expect, test as base } from '../../hosts/fixture.ts';
import { awsTime, hasToken, type TokenFields, writeToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { type FakeOpener, fakeOpener } from '../../objects/fake-opener.ts';
import { openPseudoTerminal } from '../../objects/pseudo-terminal.ts';
import { allowInBrowser } from '../../objects/sign-in.ts';
import { hour, minute, signedIn, signedInLegacy } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand; readonly opener: FakeOpener }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
  opener: async ({ home, daypass }, provide) => provide(fakeOpener(home, daypass)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1, sharesBrowserSession: true } });

const profiles = [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }];
test.beforeEach(({ home }) => home.writeConfig(sessionConfig({ profiles })));

/** What the app has kept: `lengths` of earlier sessions in hours, and the present one as it has run for `ran` hours. */
function remember(home: Home, token: TokenFields, ran: number, lengths: readonly number[]): void {
  const now = Date.now();
  const fingerprint = createHash('sha256').update(String(token['refreshToken'])).digest('hex').slice(0, 16);
  const startedAt = now - ran * hour;
  const day = 24 * hour;
  const earlier = lengths.map((length, i) => {
    const begun = now - (lengths.length - i) * day;
    return { startedAt: begun, endedAt: begun + length * hour };
  });
  const current = { fingerprint, startedAt, renewedAt: null, standing: 'known', endedAt: null };
  const sessions = { 'sso-session:corp': { current, lengths: earlier } };
  home.write(JSON.stringify({ sessions }), '.config', 'Daypass', 'history.json');
}

const ends = (code: number) => ['--', 'sh', '-c', `echo started; exit ${code}`];
const started = 'started\n';

test('it lasts, as estimated from what the app has seen: the program runs and ends as it ends', async ({
  daypass,
  home,
  organisation,
}) => {
  remember(home, await signedIn(home, organisation), 1, [8, 8.1]);
  expect(await daypass.run('run', '--needs', '3h', ...ends(7))).toEqual({
    code: 7,
    signal: null,
    out: started,
    err: expect.stringMatching(
      /^corp probably expires around [^\n]+ \(based on past sessions\): long enough for 3 h\.\n$/,
    ),
  });
  const env = ['--', 'sh', '-c', 'echo "$AWS_PROFILE/$AWS_ACCESS_KEY_ID"'];
  const keys = { AWS_ACCESS_KEY_ID: 'AKIAOTHER', AWS_SECRET_ACCESS_KEY: 'other' };
  const named = daypass.start(['run', '--needs', '3h', '--profile', 'dev', ...env], keys);
  expect((await named.ended).out).toBe('dev/\n');
  const unnamed = daypass.start(['run', '--needs', '3h', ...env], keys);
  expect((await unnamed.ended).out).toBe('/AKIAOTHER\n');
  expect(await daypass.run('run', '--needs', '3h', '--', 'no-such-program')).toMatchObject({ code: 127, out: '' });
});

test('it ends before, as estimated: 76, until when, and the command that helps', async ({
  daypass,
  home,
  organisation,
}) => {
  remember(home, await signedIn(home, organisation), 6, [8]);
  const said =
    /^daypass: corp probably expires around [^\n]+, in 1 h 5\d min \(based on past sessions\), but 3 h are needed\. /;
  const told = await daypass.run('run', '--needs', '3h', ...ends(0));
  expect(told).toMatchObject({ code: 76, out: '' });
  expect(told.err).toMatch(said);
  expect(told.err).toMatch(/ Start a new session first: daypass login --session corp --fresh\n$/);
  const agent = await daypass.start(['run', '--needs', '3h', ...ends(0)], { CLAUDECODE: '1' }).ended;
  expect(agent).toMatchObject({ code: 76, out: '' });
  expect(agent.err).toContain('Ask the user to start a new session first, in their own terminal: daypass login');
  const tooLong = await daypass.run('run', '--needs', '9h', ...ends(0));
  expect(tooLong).toMatchObject({ code: 76, out: '' });
  expect(tooLong.err).toMatch(/ A new session wouldn’t help: past ones of corp lasted about 8 h\.\n$/);
  expect((await daypass.run('run', '--needs', '1h55m', ...ends(0))).out).toBe(started);
});

test('an end that is known counts as that', async ({ daypass, home, organisation }) => {
  home.writeConfig(legacyConfig({ name: 'old', accountId: '100000000001', roleName: 'Admin' }));
  const token = await signedInLegacy(home, organisation);
  writeToken(home, usualStartUrl, { ...token, expiresAt: awsTime(Date.now() + 150 * minute) });
  const told = await daypass.run('run', '--needs', '3h', '--profile', 'old', ...ends(0));
  expect(told).toMatchObject({ code: 76, out: '' });
  expect(told.err).toMatch(/ expires at [^\n]+, in 2 h 2\d min, but 3 h are needed\. Start a new session first: /);
  const enough = await daypass.run('run', '--needs', '2h', '--profile', 'old', ...ends(0));
  expect(enough).toMatchObject({ code: 0, out: started });
  expect(enough.err).toMatch(/ is valid until [^\n]+: long enough for 2 h\.\n$/);
});

test('nobody can tell: that is said, and the program runs', async ({ daypass, home, organisation }) => {
  await signedIn(home, organisation);
  const told = await daypass.run('run', '--needs', '3h', ...ends(0));
  expect(told).toMatchObject({ code: 0, out: started });
  expect(told.err).toMatch(/^Can’t tell whether corp lasts for 3 h: [^\n]+ --fresh starts a new one\.\n$/);
});

test('--fresh begins anew without a question, unless even that would not do', async ({
  daypass,
  opener,
  home,
  organisation,
}) => {
  const token = await signedIn(home, organisation);
  const before = organisation.portalSessions[0]!.endsAt;
  remember(home, token, 6, [8]);
  const tooLong = await daypass.start(['run', '--needs', '9h', '--fresh', ...ends(0)], opener.env).ended;
  expect(tooLong).toMatchObject({
    code: 76,
    out: '',
    err: 'daypass: 9 h are needed, and past sessions of corp lasted about 8 h: a new one wouldn’t help.\n',
  });
  expect([hasToken(home, 'corp'), organisation.requestsOf('Logout')]).toEqual([true, []]);

  const run = daypass.start(['run', '--needs', '3h', '--fresh', ...ends(0)], opener.env);
  await expect.poll(opener.opened).toBeTruthy();
  expect(run.printed()).toBe('');
  await allowInBrowser(organisation, opener.opened());
  expect(await run.ended).toMatchObject({ code: 0, out: started });
  expect(run.said()).toMatch(/Signed in to corp\.\ncorp probably expires around [^\n]+ long enough for 3 h\.\n$/);
  expect(organisation.portalSessions[0]!.endsAt).toBeGreaterThan(before);
});

test('nobody is signed in: 75, and how somebody signs in', async ({ daypass, opener }) => {
  const told = await daypass.start(['run', '--needs', '3h', ...ends(0)], opener.env).ended;
  expect(told).toMatchObject({ code: 75, out: '' });
  expect(told.err).toBe(
    'daypass: Not signed in to corp. Sign in first: daypass login --session corp or aws sso login --sso-session corp\n',
  );
  expect(opener.opened()).toBe('');
});

for (const signal of ['SIGTERM', 'SIGHUP'] as const)
  test(`${signal} is the program's`, async ({ daypass, home, organisation }) => {
    await signedIn(home, organisation);
    const program = `trap 'echo caught; exit 5' ${signal.slice(3)}; echo started; while :; do read -r _ < '${home.path('pipe')}'; done`;
    await daypass.runProgram('mkfifo', [home.path('pipe')]);
    const run = daypass.start(['run', '--needs', '3h', '--', 'sh', '-c', program]);
    await expect.poll(run.printed).toBe(started);
    run.kill(signal);
    expect(await run.ended).toMatchObject({ code: 5, out: `${started}caught\n` });
  });

test.describe('at a terminal', () => {
  test.skip(process.platform !== 'linux', 'script has other options elsewhere');
  const run = `'${process.execPath}' '${commandFile}' run --needs 3h -- sh -c 'read -r line; echo "got <$line>"'; echo "code $?"`;

  test('it asks: with no nothing is ended, with yes the session begins anew, and what is typed then is the program’s', async ({
    daypass,
    opener,
    home,
    organisation,
  }) => {
    remember(home, await signedIn(home, organisation), 6, [8]);
    const env = { ...daypass.env, ...opener.env };
    {
      await using terminal = openPseudoTerminal(run, env);
      await expect.poll(terminal.shown).toContain('Start a new session now? [y/N] ');
      expect(terminal.shown()).toMatch(/corp probably expires around .+\n.*of the access portal in your browser/s);
      terminal.type('n\n');
      await expect.poll(terminal.shown).toContain('code 76');
      expect(hasToken(home, 'corp')).toBe(true);
    }
    await using terminal = openPseudoTerminal(run, env);
    await expect.poll(terminal.shown).toContain('[y/N] ');
    terminal.type('y\n');
    await expect.poll(opener.opened).toBeTruthy();
    await allowInBrowser(organisation, opener.opened());
    await expect.poll(terminal.shown).toContain('long enough for 3 h.');
    terminal.type('hello\n');
    await expect.poll(terminal.shown).toContain('got <hello>');
    await expect.poll(terminal.shown).toContain('code 0');
  });

  test('nobody is signed in: it asks; Ctrl-C ends it, and nobody answers for an agent', async ({
    daypass,
    opener,
    organisation,
  }) => {
    const env = { ...daypass.env, ...opener.env };
    {
      await using terminal = openPseudoTerminal(run, env);
      await expect.poll(terminal.shown).toContain('Not signed in to corp.\r\nSign in now? [y/N] ');
      terminal.type('\u0003');
      await expect.poll(terminal.shown).toContain('^C');
    }
    {
      await using terminal = openPseudoTerminal(run, { ...env, CURSOR_AGENT: '1' });
      await expect.poll(terminal.shown).toContain('code 75');
      expect(terminal.shown()).toContain('Ask the user to sign in, in their own terminal: daypass login');
    }
    await using terminal = openPseudoTerminal(run, env);
    await expect.poll(terminal.shown).toContain('[y/N] ');
    terminal.type('yes\n');
    await expect.poll(opener.opened).toBeTruthy();
    await allowInBrowser(organisation, opener.opened());
    await expect.poll(terminal.shown).toContain('Can’t tell whether corp lasts for 3 h');
    terminal.type('hello\n');
    await expect.poll(terminal.shown).toContain('got <hello>');
  });
});

test('a command line that is wrong: one line, exit code 2', async ({ daypass }) => {
  for (const [args, says] of [
    [['--', 'true'], '--needs'],
    [['--needs', '3', '--', 'true'], '--needs isn’t a length of time: 3'],
    [['--needs', '3h'], 'command'],
    [['--needs', '3h', '--session', 'crop', '--', 'true'], 'Did you mean corp?'],
    [['--needs', '3h', '--profile', 'devv', '--', 'true'], 'Did you mean dev?'],
  ] as const) {
    const told = await daypass.run('run', ...args);
    expect(told).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^daypass: [^\n]+\n$/) });
    expect(told.err).toContain(says);
  }
});

test('in Japanese', async ({ daypass, home, organisation }) => {
  remember(home, await signedIn(home, organisation), 6, [8]);
  const told = await daypass.start(['run', '--needs', '3h', ...ends(0)], { LANG: 'ja_JP.UTF-8' }).ended;
  expect(told.code).toBe(76);
  expect(told.err).toMatch(
    /残り約 1 時間 5\d 分.+3 時間必要です。 ?先に新しいセッションを開始してください: daypass login --session corp --fresh/,
  );
});
