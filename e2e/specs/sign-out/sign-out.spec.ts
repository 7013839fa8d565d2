/** Signing out: what is removed here, what AWS is told, and what stays because it is somebody else's. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { cacheDir, hasToken, registrationPath, type TokenFields, writeToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualRegion, usualScopes, usualStartUrl } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { filesWith, writeCliCache, writeRoleCredentials } from '../../objects/role-cache.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { expectLine, legacyName, signedIn, signedInLegacy } from '../../objects/signed-in.ts';
import { chooseInTray } from '../../objects/tray.ts';

const admin = { accountId: '100000000001', roleName: 'Admin' };
const readOnly = { accountId: '012345678901', roleName: 'ReadOnly' };
const accounts = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
  { accountId: '012345678901', accountName: 'sandbox', roles: ['Admin', 'ReadOnly'] },
];

test.use({ organisationOptions: { accounts } });

/** `corp` and `labs`, and a legacy profile at the same organisation; each with profiles. */
const config =
  sessionConfig({ profiles: [{ name: 'corp-admin', ...admin }, { name: 'tokens-only' }] }) +
  sessionConfig({ name: 'labs', profiles: [{ name: 'labs-admin', ...admin }] }) +
  legacyConfig({ name: 'old', ...readOnly });

interface Everything {
  readonly tokens: Readonly<Record<'corp' | 'labs' | 'legacy' | 'toolkit', string>>;
  readonly corp: readonly string[];
  readonly labs: readonly string[];
  readonly legacy: readonly string[];
  /** What no sign-out may touch. */
  readonly foreign: readonly string[];
}

const accessToken = (token: TokenFields): string => String(token['accessToken']);

/** Signed in everywhere, with the traces of a day's work with the AWS CLI and an IDE. */
async function dayOfWork(home: Home, organisation: Organisation): Promise<Everything> {
  home.writeConfig(config);
  const corp = await signedIn(home, organisation);
  const labs = await signedIn(home, organisation, { sessionName: 'labs' });
  const legacy = await signedInLegacy(home, organisation);
  const toolkit = await signInElsewhere(organisation, { sessionName: 'ide' });
  fs.writeFileSync(`${cacheDir(home)}/toolkit.token`, JSON.stringify(toolkit));
  const registration = { startUrl: usualStartUrl, region: usualRegion, scopes: [usualScopes], sessionName: 'corp' };
  const { clientId, clientSecret } = corp;
  fs.writeFileSync(
    registrationPath(home, registration),
    JSON.stringify({ clientId, clientSecret, expiresAt: '2099-01-01T00:00:00Z' }),
  );
  const assumed = {
    Credentials: { AccessKeyId: 'ASIAASSUMED' },
    AssumedRoleUser: { Arn: 'arn:aws:sts::1:assumed-role/x' },
  };
  return {
    tokens: {
      corp: accessToken(corp),
      labs: accessToken(labs),
      legacy: accessToken(legacy),
      toolkit: accessToken(toolkit),
    },
    // The second one belongs to no profile any more, but the panel lists the role.
    corp: [admin, readOnly].map((role) => writeRoleCredentials(home, { ...role, sessionName: 'corp' })),
    labs: [admin].map((role) => writeRoleCredentials(home, { ...role, sessionName: 'labs' })),
    legacy: [readOnly].map((role) => writeRoleCredentials(home, { ...role, startUrl: usualStartUrl })),
    foreign: [
      registrationPath(home, registration),
      writeCliCache(home, 'assumed.json', JSON.stringify(assumed)),
      writeCliCache(home, 'session.db', 'SQLite format 3\u0000'),
      writeCliCache(home, 'half.json', '{"ProviderType": "sso", "Creden'),
    ],
  };
}

const left = (files: readonly string[]) => files.filter((file) => fs.existsSync(file));
const told = (organisation: Organisation) =>
  organisation.requestsOf('Logout').map(({ headers }) => headers['x-amz-sso_bearer_token']);

test('one session: its token and its role credentials go, AWS is told, all else stays', async ({
  home,
  launch,
  organisation,
}) => {
  const { tokens, corp, labs, legacy, foreign } = await dayOfWork(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
  await expect((await panel.session('labs')).status).toHaveText('Signed in');
  await (await panel.session('corp')).signOut.click();

  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
  expect(told(organisation)).toEqual([tokens.corp]);
  expect(left(corp)).toEqual([]);
  expect(filesWith(home, tokens.corp)).toEqual([]);
  for (const file of [...labs, ...legacy, ...foreign]) expect(fs.existsSync(file), file).toBe(true);
  expect([hasToken(home, 'labs'), hasToken(home, usualStartUrl)]).toEqual([true, true]);
  expect(filesWith(home, tokens.toolkit)).toHaveLength(1);
  await expect.poll(() => organisation.portalSessions).toHaveLength(3);
  await expect((await panel.session('labs')).status).toHaveText('Signed in');
  await expect((await panel.session(legacyName)).status).toHaveText('Signed in');
});

test('one legacy session: its role credentials have the start URL in their name', async ({
  home,
  launch,
  organisation,
}) => {
  const { tokens, corp, labs, legacy, foreign } = await dayOfWork(home, organisation);
  const app = await launch('--hidden');
  await chooseInTray(app, legacyName, 'Sign out');
  await expectLine(app, legacyName, 'Signed out');
  await expect.poll(() => told(organisation)).toEqual([tokens.legacy]);
  expect(left(legacy)).toEqual([]);
  expect(hasToken(home, usualStartUrl)).toBe(false);
  expect(left([...corp, ...labs, ...foreign])).toHaveLength(corp.length + labs.length + foreign.length);
});

test('all: what `aws sso logout` does, the sign-ins of other tools included', async ({
  home,
  launch,
  organisation,
}) => {
  const { tokens, corp, labs, legacy, foreign } = await dayOfWork(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await panel.signOutAll();

  for (const name of ['corp', 'labs', legacyName])
    await expect((await panel.session(name)).status).toHaveText('Signed out');
  await expect(panel.signOutReport).toHaveCount(4);
  for (const name of ['corp', 'labs', legacyName, 'Another tool’s sign-in'])
    await expect(panel.signOutReport.filter({ hasText: name })).toHaveText(`${name}: signed out at AWS`);
  expect(told(organisation)).toHaveLength(Object.keys(tokens).length);
  expect(new Set(told(organisation))).toEqual(new Set(Object.values(tokens)));
  await expect.poll(() => organisation.portalSessions).toEqual([]);
  expect(left([...corp, ...labs, ...legacy])).toEqual([]);
  for (const token of Object.values(tokens)) expect(filesWith(home, token)).toEqual([]);
  expect(left(foreign)).toEqual(foreign);
  expect(await panel.menuItems()).not.toContainEqual(expect.stringMatching('^Sign out'));
});

test('sign-ins that AWS does not know any more were already over', async ({ home, launch, organisation }) => {
  home.writeConfig(config);
  const { accessToken: ended } = await signedIn(home, organisation);
  organisation.endPortalSession(String(ended));
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await chooseInTray(app, 'corp', 'Sign out');
  await app.tray.choose('Open Daypass');
  const panel = await panelOf(app);
  await expect(panel.signOutReport).toHaveText(['corp: had already expired']);
  expect(told(organisation)).toEqual([ended]);
  expect(hasToken(home, 'corp')).toBe(false);
});

test('without a region in the file there is nobody to tell but the configured one', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(config);
  const { region: _, ...token } = await signInElsewhere(organisation);
  writeToken(home, 'corp', token);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.tray.choose(/^Sign out of all/);
  await expectLine(app, 'corp', 'Signed out');
  await expect.poll(() => told(organisation)).toEqual([token['accessToken']]);
  expect(hasToken(home, 'corp')).toBe(false);
});

test('what became of it is shown until it is dismissed', async ({ home, launch, organisation }) => {
  home.writeConfig(config);
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await (await panel.session('corp')).signOut.click();
  await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
  await app.closePanel();
  await app.tray.choose('Open Daypass');
  await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
  await panel.page.getByRole('region', { name: 'Signed out' }).getByRole('button', { name: 'Dismiss' }).click();
  await expect(panel.signOutReport).toHaveCount(0);
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
});
