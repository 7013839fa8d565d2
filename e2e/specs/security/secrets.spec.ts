/** Canaries: through a long day on which everything goes wrong, no secret shows where it does not belong. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { cacheFiles, hasToken, readToken, tokenPath, writeToken } from '../../../testing/aws-files.ts';
import { filesOf, findSecrets, lastingPlaces, momentaryPlaces, type Places } from '../../objects/canary.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { echoes } from '../../objects/echoes.ts';
import { type Interpreter, startInterpreter } from '../../objects/interpreter.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { openedPage, pendingDevice } from '../../objects/sign-in.ts';
import { chooseInTray, signInInTray, trayLine } from '../../objects/tray.ts';

const minute = 60_000;
const legacyUrl = 'https://d-legacy7890.awsapps.com/start';
const legacy = 'd-legacy7890.awsapps.com';

/** Secrets that other programs and people have left in the files that Daypass reads. */
const others = {
  secretKey: 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00',
  slipped: 'kT9vQx2LmPz4RbW8nYc6HdF3sJg7UaEo1iXwKyVt',
  password: 'correcthorsebatterystaple',
  roleKey: 'sakOfTheCliCacheAbCdEfGhIjKlMnOpQrStUvWx',
  foreign: `aoaAAAAAG${'OfAnotherTool'.repeat(12)}`,
  broken: `aoaAAAAAG${'InABrokenFile'.repeat(12)}`,
};
const config = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${others.secretKey}
${others.slipped}

[profile with-password]
sso_start_url = https://ana:${others.password}@d-1.awsapps.com/start
sso_region = eu-west-1

${sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }] })}
${sessionConfig({ name: 'labs', startUrl: 'https://d-labs567890.awsapps.com/start' })}
${legacyConfig({ name: 'old', startUrl: legacyUrl })}`;

const roleFile = `${createHash('sha1')
  .update('{"accountId":"100000000001","roleName":"Admin","sessionName":"corp"}')
  .digest('hex')}.json`;

/** As other tools leave them: cached role credentials, a token of their own, and a broken one. */
function writeOthers(home: Home): void {
  home.writeConfig(config);
  const credentials = { ProviderType: 'sso', Credentials: { SecretAccessKey: others.roleKey } };
  home.write(JSON.stringify(credentials), '.aws', 'cli', 'cache', roleFile);
  const region = 'eu-west-1';
  writeToken(home, 'another tool', { accessToken: others.foreign, expiresAt: '2099-01-01T00:00:00Z', region });
  writeToken(home, 'labs', `{"accessToken": "${others.broken}", "expiresAt": "tomor`);
}

const test = base.extend<{ aws: Interpreter }>({
  organisationOptions: {
    interval: 1,
    accounts: [{ accountId: '100000000001', accountName: 'Development', roles: ['Admin', 'ReadOnly'] }],
  },
  async aws({ organisation }, provide) {
    await using aws = await startInterpreter(organisation);
    await provide(aws);
  },
  appEnv: async ({ appEnv, aws, home }, provide) => {
    fs.mkdirSync(home.path('tmp'));
    const temporary = { TMPDIR: home.path('tmp'), TEMP: home.path('tmp'), TMP: home.path('tmp') };
    await provide({ ...appEnv, ...temporary, AWS_ENDPOINT_URL_SSO_OIDC: aws.url, AWS_ENDPOINT_URL_SSO: aws.url });
  },
});

interface Day {
  readonly app: DaypassHost;
  readonly aws: Interpreter;
  readonly organisation: Organisation;
  readonly panel: Panel;
  readonly home: Home;
  /** Keeps what can be seen now. */
  look(): Promise<void>;
  /** The pages that the browser showed in the end. */
  readonly pages: string[];
}

/** Signs in to `corp` in the browser, and answers there. */
async function signIn({ app, aws, organisation, pages }: Day, how: 'allow' | 'deny' = 'allow'): Promise<void> {
  const before = (await app.openedUrls()).length;
  await signInInTray(app, 'corp');
  const page = (await openedPage(app, before + 1)).replace(aws.url, organisation.url);
  const back = how === 'allow' ? organisation.approveAuthorization(page) : organisation.denyAuthorization(page);
  pages.push(await (await fetch(await back)).text());
}

/** Waits until AWS has been asked for a token once more, by whatever `act` leads to. */
async function afterNextToken({ organisation, look }: Day, act: () => Promise<unknown>): Promise<void> {
  const asked = organisation.requestsOf('CreateToken').length;
  await act();
  await expect.poll(() => organisation.requestsOf('CreateToken').length).toBeGreaterThan(asked);
  await look();
}

/** In the browser: denied, broken in every way, and at last allowed. */
async function morning(day: Day): Promise<void> {
  const { status, problem } = await day.panel.session('corp');
  await signIn(day, 'deny');
  await expect(problem).toBeVisible();
  for (const echo of Object.values(echoes)) {
    day.aws.change('/token', echo);
    await afterNextToken(day, () => signIn(day));
    await expect(status).toHaveText('Signed out');
    await expect(problem).toBeVisible();
    await day.look();
  }
  day.aws.clear();
  await signIn(day);
  await expect(status).toHaveText('Signed in');
}

/** With a code: denied, broken while it is shown, and at last allowed; code and link are copied, a console is opened. */
async function noon(day: Day): Promise<void> {
  const { app, aws, organisation, panel } = day;
  const card = await panel.session(legacy);
  await signInInTray(app, legacy);
  organisation.denyDevice((await pendingDevice(organisation, legacyUrl)).userCode);
  await expect(card.problem).toBeVisible();
  await signInInTray(app, legacy);
  const { userCode } = await pendingDevice(organisation, legacyUrl);
  for (const echo of [echoes.serverError, echoes.cutOff, echoes.page]) {
    await afterNextToken(day, async () => aws.change('/token', echo));
    await expect(card.problem).toBeVisible();
    await day.look();
  }
  await card.copyCode.click();
  await expect.poll(app.clipboard).toBe(userCode);
  await day.look();
  aws.clear();
  organisation.approveDevice(userCode);
  await expect(card.status).toHaveText('Signed in');
  await panel.openConsole('Admin');
  await panel.copyLink('Admin');
  await expect.poll(app.clipboard).toContain('console?');
}

/** Lists and renewals that break, a renewal that is refused, a token that the portal rejects. */
async function afternoon(day: Day): Promise<void> {
  const { app, aws, home, organisation, panel } = day;
  const { status } = await panel.session('corp');
  const reload = () =>
    panel.page.evaluate(() => window.daypass.dispatch({ type: 'load-accounts', sessionId: 'sso-session:corp' }));
  for (const echo of [echoes.refusal, echoes.page, echoes.cutOff]) {
    aws.change('/assignment/accounts', echo);
    await reload();
    await expect(panel.accountsProblem.first()).toBeVisible();
    await day.look();
  }
  let sleep = 50 * minute;
  for (const echo of Object.values(echoes)) {
    aws.change('/token', echo);
    await afterNextToken(day, () => app.sleepLaptop(sleep));
    sleep = 2 * minute;
  }
  aws.clear();
  // Every one of these answers took a refresh token with it: AWS knows none of those that are left.
  await app.sleepLaptop(61 * minute);
  await expect(status).toHaveText(/Expired|Signed out/);
  await signIn(day);
  await expect(status).toHaveText('Signed in');
  // A token that somebody has revoked is renewed, and the session goes on with the next one.
  const revoked = readToken(home, 'corp')['accessToken']!;
  organisation.revokeToken(revoked);
  await reload();
  await expect.poll(() => readToken(home, 'corp')['accessToken']).not.toBe(revoked);
  await expect(status).toHaveText('Signed in');
  await day.look();
  organisation.endPortalSession();
  await app.sleepLaptop(61 * minute);
  await expect(status).toHaveText(/Expired|Signed out/);
  await day.look();
}

/** A sign-out without a network that is told later, and one of everything. */
async function evening(day: Day): Promise<void> {
  const { app, home, organisation, panel } = day;
  await signIn(day);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await organisation.goOffline();
  await chooseInTray(app, 'corp', 'Sign out');
  await expect(panel.signOutReport.filter({ hasText: 'corp' })).toContainText('AWS is unreachable');
  expect(hasToken(home, 'corp')).toBe(false);
  await day.look();
  await organisation.goOnline();
  await app.sleepLaptop(minute);
  await expect.poll(() => organisation.requestsOf('Logout').map(({ status }) => status)).toContain(200);
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed out');
  // Of everything one can sign out while there is something to sign out of.
  await signIn(day);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await app.tray.choose(/^Sign out of all/);
  await expect.poll(() => cacheFiles(home).some((name) => tokenPath(home, 'another tool').endsWith(name))).toBe(false);
  await expect(panel.signOutReport.first()).toBeVisible();
}

test('no secret leaves its place, whatever happens', async ({ aws, home, launch, organisation }) => {
  test.setTimeout(300_000);
  writeOthers(home);
  const app = await launch();
  const panel = await panelOf(app);
  const seen: Places[] = [];
  const look = async () => void seen.push(await momentaryPlaces(app));
  const day: Day = { app, aws, home, look, organisation, panel, pages: [] };
  await expect(panel.notices.first()).toBeVisible();
  await morning(day);
  await noon(day);
  await look();

  const verifiers = () => organisation.requestsOf('CreateToken').map(({ body }) => body['codeVerifier']);
  const secrets = () => [
    ...organisation.secretsIssued,
    ...verifiers().filter((verifier) => typeof verifier === 'string'),
    ...Object.values(others),
  ];
  // The search does find what is there.
  const token = readToken(home, 'corp');
  for (const name of ['accessToken', 'refreshToken', 'clientSecret'])
    expect(findSecrets({ [name]: encodeURIComponent(token[name]!) }, secrets())).toHaveLength(1);
  expect(verifiers().filter(Boolean).length).toBeGreaterThan(4);

  await afternoon(day);
  await evening(day);
  await look();
  const shared = /^\.aws\/(config|sso\/cache\/[0-9a-f]{40}\.json|cli\/cache\/[0-9a-f]{40}\.json)$/;
  const addresses = organisation.requests.filter(({ service }) => service !== 'browser');
  const places = [
    ...seen,
    await lastingPlaces(app),
    filesOf(home, (name) => shared.test(name)),
    { 'pages in the browser': day.pages.join('\n') },
    { 'addresses of calls': JSON.stringify(addresses.map(({ path, query }) => [path, query])) },
  ];
  expect(places.flatMap((place) => findSecrets(place, secrets()))).toEqual([]);
  // What has to hold secrets holds them for its user alone.
  const own = Object.keys(filesOf(home, (name) => !/^\.(aws\/sso|config)\/.*\.(json|log)$/.test(name)));
  expect(
    own.filter((name) => process.platform !== 'win32' && (fs.statSync(home.path(name)).mode & 0o077) !== 0),
  ).toEqual([]);
  expect(own.length).toBeGreaterThan(3);
});
