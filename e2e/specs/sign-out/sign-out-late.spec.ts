/** Signing out when something stands in the way: no network, an AWS that hangs, a folder that cannot be read. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { hasToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { filesWith, roleCacheDir, writeRoleCredentials } from '../../objects/role-cache.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';
import { chooseInTray } from '../../objects/tray.ts';

const admin = { accountId: '100000000001', roleName: 'Admin' };
const corp = sessionConfig({ profiles: [{ name: 'corp-admin', ...admin }] });
const labs = sessionConfig({ name: 'labs', profiles: [{ name: 'labs-admin', ...admin }] });
const toldLater = 'removed from this computer; AWS is unreachable, Daypass will retry while it runs';
const unclear = 'removed from this computer; AWS didn’t confirm, Daypass will retry while it runs';
const told = (organisation: Organisation) =>
  organisation.requestsOf('Logout').map(({ headers }) => headers['x-amz-sso_bearer_token']);

test('offline: removed here at once, AWS is told when the network is back', async ({ home, launch, organisation }) => {
  home.writeConfig(corp);
  const { accessToken, refreshToken } = await signedIn(home, organisation);
  const roleFile = writeRoleCredentials(home, { ...admin, sessionName: 'corp' });
  const app = await launch();
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await organisation.goOffline();
  await (await panel.session('corp')).signOut.click();

  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  expect([hasToken(home, 'corp'), fs.existsSync(roleFile)]).toEqual([false, false]);
  await expect(panel.signOutReport).toHaveText([`corp: ${toldLater}`]);
  // Told from memory: nothing of it is on disk, not even in the log.
  for (const secret of [accessToken, refreshToken]) expect(filesWith(home, String(secret))).toEqual([]);
  await expect.poll(() => organisation.portalSessions).toHaveLength(1);

  await organisation.goOnline();
  await app.power.emit('resume');
  await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
  expect(told(organisation)).toEqual([accessToken]);
  await expect.poll(() => organisation.portalSessions).toEqual([]);
});

test('told later by itself, half a minute after the first try', async ({ home, launch, organisation }) => {
  home.writeConfig(corp);
  const { accessToken } = await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await organisation.goOffline();
  await chooseInTray(app, 'corp', 'Sign out');
  await app.tray.choose('Open Daypass');
  const panel = await panelOf(app);
  await expect(panel.signOutReport).toHaveText([`corp: ${toldLater}`]);
  await organisation.goOnline();
  await expect.poll(() => told(organisation)).toEqual([accessToken]);
  await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
});

test('the app quits although AWS has not been told yet, and forgets the token', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(corp);
  const { accessToken } = await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await organisation.goOffline();
  await (await panel.session('corp')).signOut.click();
  await expect(panel.signOutReport).toHaveText([`corp: ${toldLater}`]);
  expect(await app.quit()).toBe(0);
  expect(filesWith(home, String(accessToken))).toEqual([]);
});

test('role credentials and token are gone before AWS is told', async ({ home, launch, organisation }) => {
  home.writeConfig(corp);
  await signedIn(home, organisation);
  const roleFile = writeRoleCredentials(home, { ...admin, sessionName: 'corp' });
  organisation.faults.always('Logout', 'hang');
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await chooseInTray(app, 'corp', 'Sign out');
  await expect.poll(() => organisation.requestsOf('Logout').length).toBe(1);
  // The request hangs, and everything here is over.
  expect([hasToken(home, 'corp'), fs.existsSync(roleFile)]).toEqual([false, false]);
  await expectLine(app, 'corp', 'Signed out');
  expect(organisation.requestsOf('Logout')[0]?.status).toBeUndefined();
});

test('two sessions, and AWS hangs at one: neither stays half-way', async ({ home, launch, organisation }) => {
  home.writeConfig(corp + labs);
  const tokens = [await signedIn(home, organisation), await signedIn(home, organisation, { sessionName: 'labs' })];
  const roleFiles = ['corp', 'labs'].map((sessionName) => writeRoleCredentials(home, { ...admin, sessionName }));
  organisation.faults.next('Logout', 'hang');
  const app = await launch();
  const panel = await panelOf(app);
  await expect((await panel.session('labs')).status).toHaveText('Signed in');
  await panel.signOutAll();
  await expect.poll(() => organisation.portalSessions.length).toBe(1);
  for (const name of ['corp', 'labs']) {
    await expect((await panel.session(name)).status).toHaveText('Signed out');
    expect(hasToken(home, name)).toBe(false);
  }
  expect(roleFiles.filter((file) => fs.existsSync(file))).toEqual([]);
  await expect(panel.signOutReport).toHaveCount(2);
  await expect(panel.signOutReport.filter({ hasText: 'signed out at AWS' })).toHaveCount(1);
  await expect(panel.signOutReport.filter({ hasText: toldLater })).toHaveCount(1);

  await app.power.emit('resume');
  await expect(panel.signOutReport.filter({ hasText: 'signed out at AWS' })).toHaveCount(2);
  await expect.poll(() => organisation.portalSessions).toEqual([]);
  expect(new Set(told(organisation))).toEqual(new Set(tokens.map(({ accessToken }) => accessToken)));
});

for (const [name, fault] of Object.entries({
  'a captive portal answers': 'html',
  'AWS has a problem': 'error',
} as const))
  test(`${name}: removed here, told later`, async ({ home, launch, organisation }) => {
    home.writeConfig(corp);
    const { accessToken } = await signedIn(home, organisation);
    organisation.faults.always('Logout', fault);
    const app = await launch();
    const panel = await panelOf(app);
    await (await panel.session('corp')).signOut.click();
    await expect((await panel.session('corp')).status).toHaveText('Signed out');
    expect(hasToken(home, 'corp')).toBe(false);
    await expect(panel.signOutReport).toHaveText([`corp: ${unclear}`]);
    organisation.faults.clear();
    await app.power.emit('resume');
    await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
    expect(told(organisation).at(-1)).toBe(accessToken);
    await expect.poll(() => organisation.portalSessions).toEqual([]);
  });

test('what cannot be removed is named, and AWS is told all the same', async ({ home, launch, organisation }) => {
  home.writeConfig(corp);
  const { accessToken } = await signedIn(home, organisation);
  // A file in the place of the folder: there may be role credentials that nobody can get at.
  fs.mkdirSync(home.path('.aws', 'cli'));
  fs.writeFileSync(roleCacheDir(home), '');
  const app = await launch();
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await panel.signOutAll();
  await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
  await expect(panel.page.getByRole('region', { name: 'Signed out' })).toContainText('~/.aws/cli/cache');
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  expect(told(organisation)).toEqual([accessToken]);
  expect(hasToken(home, 'corp')).toBe(false);
});
