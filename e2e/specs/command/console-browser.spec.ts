/** `daypass console` opens where the pages of the session open, or where those of the role or its account do. */
import type { BrowserChoice } from '../../../src/shared/browser-choice.ts';
import type { RoleMark } from '../../../src/shared/role-marks.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { type FakeBrowser, installFakeBrowser, installFakeFirefox } from '../../../testing/fake-browser.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { fakeOpener } from '../../objects/fake-opener.ts';
import { signedIn } from '../../objects/signed-in.ts';

interface Browsers {
  readonly chrome: FakeBrowser;
  readonly firefox: FakeBrowser;
}

const test = base.extend<{ readonly daypass: DaypassCommand; readonly browsers: Browsers }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
  browsers: async ({ home }, provide) =>
    provide({
      chrome: installFakeBrowser(home, { Default: 'Ana', 'Profile 1': 'Admin' }),
      firefox: installFakeFirefox(home, ['work', 'home']),
    }),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });
test.skip(process.platform !== 'linux', 'the browsers lie in PATH');

const account = { accountId: '012345678901', roleName: null };
const role = { accountId: '012345678901', roleName: 'ReadOnlyAccess' };
const deploy = { accountId: '444455556666', roleName: 'Deploy' };
const ana = { id: 'chrome:Default', label: 'Google Chrome · Ana' } as const;
const admin = { id: 'chrome:Profile 1', label: 'Google Chrome · Admin' } as const;
const work = { id: 'firefox:work', label: 'Firefox · work' } as const;
const link = `${usualStartUrl}/#/console?account_id=012345678901&role_name=ReadOnlyAccess`;

test.beforeEach(async ({ home, organisation }) => {
  const profiles = [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }];
  const chained = '[profile deploy]\nrole_arn = arn:aws:iam::444455556666:role/ops/Deploy\nsource_profile = dev\n';
  home.writeConfig(sessionConfig({ profiles }) + chained);
  await signedIn(home, organisation);
});

/** What was chosen in the app. */
function choicesText(
  ofSession: BrowserChoice | null,
  marks: readonly (Pick<RoleMark, 'accountId' | 'roleName'> & { readonly browser: BrowserChoice })[],
) {
  return JSON.stringify({
    browsers: ofSession === null ? {} : { 'sso-session:corp': ofSession },
    roleMarks: marks.map((mark) => ({ favorite: false, nickname: null, color: null, ...mark })),
  });
}

const inPrivate = { kind: 'private' } as const;
const container = (name: string) => ({ kind: 'container', name }) as const;
const inContainer = (name: string, url: string) => `ext+container:name=${name}&url=${encodeURIComponent(url)}`;

for (const [what, ofSession, marks, chromeStart, firefoxStart] of [
  ['the session’s browser', admin, [], `--profile-directory=Profile 1 ${link}`, null],
  [
    'a private window of it',
    { ...ana, window: inPrivate },
    [],
    `--profile-directory=Default --incognito ${link}`,
    null,
  ],
  ['a container', { ...work, window: container('corp') }, [], null, `-P work ${inContainer('corp', link)}`],
  ['the account’s own browser', ana, [{ ...account, browser: work }], null, `-P work ${link}`],
  [
    'the role’s own, although its account has one',
    ana,
    [
      { ...account, browser: admin },
      { ...role, browser: { ...work, window: inPrivate } },
    ],
    null,
    `-P work -private-window ${link}`,
  ],
  [
    'the session’s, where another role has one',
    ana,
    [{ ...role, roleName: 'Admin', browser: work }],
    `--profile-directory=Default ${link}`,
    null,
  ],
] as const)
  test(`a role of the sign-in opens in ${what}`, async ({ browsers, daypass, home }) => {
    home.write(choicesText(ofSession, marks), '.config', 'Daypass', 'settings.json');
    const opener = fakeOpener(home, daypass);
    const told = await daypass.start(['console', '--profile', 'dev'], opener.env).ended;
    expect(told).toMatchObject({ code: 0, out: '', err: '' });
    await expect
      .poll(() => [browsers.chrome.starts(), browsers.firefox.starts()])
      .toEqual([chromeStart === null ? [] : [chromeStart], firefoxStart === null ? [] : [firefoxStart]]);
    expect(opener.opened()).toBe('');
  });

test('a role that is assumed through others opens in its own browser, which is told no secret', async ({
  browsers,
  context,
  daypass,
  home,
  organisation,
}) => {
  home.write(
    choicesText(ana, [{ ...deploy, browser: { ...work, window: container('Deploy') } }]),
    '.config',
    'Daypass',
    'settings.json',
  );
  const opener = fakeOpener(home, daypass);
  const running = daypass.start(['console', '--profile', 'deploy'], opener.env);
  await expect.poll(() => browsers.firefox.starts().length).toBe(1);
  const [start = ''] = browsers.firefox.starts();
  const [, address = ''] = /^-P work ext\+container:(.+)$/.exec(start) ?? [];
  const asked = new URLSearchParams(address);
  expect(asked.get('name')).toBe('Deploy');
  expect(asked.get('url')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
  for (const secret of organisation.secretsIssued) expect(start).not.toContain(secret);
  const page = await context.newPage();
  await page.goto(asked.get('url')!);
  await expect(page.getByRole('heading')).toHaveText('Console of 444455556666 as Deploy (simulated)');
  expect(await running.ended).toMatchObject({ code: 0, out: '', err: '' });
  expect(browsers.chrome.starts()).toEqual([]);
});

test('one that is gone: the next one opens the page, and it is said', async ({ browsers, daypass, home }) => {
  home.write(choicesText(ana, [{ ...role, browser: work }]), '.config', 'Daypass', 'settings.json');
  const opener = fakeOpener(home, daypass);
  browsers.firefox.uninstall();
  const first = await daypass.start(['console', '--profile', 'dev'], opener.env).ended;
  expect(first).toMatchObject({ code: 0, out: '' });
  expect(first.err).toMatch(/^Couldn’t open Firefox · work for ReadOnlyAccess in 012345678901\. .+\n$/);
  await expect.poll(browsers.chrome.starts).toEqual([`--profile-directory=Default ${link}`]);
  expect(opener.opened()).toBe('');

  browsers.chrome.uninstall();
  const second = await daypass.start(['console', '--profile', 'dev'], opener.env).ended;
  expect(second).toMatchObject({ code: 0, out: '' });
  expect(second.err).toContain('Couldn’t open Google Chrome · Ana for corp.');
  expect(opener.opened()).toBe(link);
});
