/** Role credentials that have been handed out have an end of their own: it is shown, whatever becomes of the session. */
import fs from 'node:fs';
import { expect } from 'playwright/test';
import type { DaypassHost } from '../../hosts/driver.ts';
import type { Home } from '../../../testing/home.ts';
import { awsTime, pythonJson } from '../../../testing/aws-files.ts';
import { anyDay } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { filesWith, roleCredentialsPath, type RoleOwner, writeCliCache } from '../../objects/role-cache.ts';
import { legacy, legacyUrl, session, signInWithCode, test } from '../../objects/shared-home.ts';
import { signInFromTray } from '../../objects/sign-in.ts';
import { hour, minute } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const ofDev: RoleOwner = { accountId: '100000000001', roleName: 'ReadOnly', sessionName: session };
const ofOld: RoleOwner = { accountId: '200000000002', roleName: 'Admin', startUrl: legacyUrl };

/** The end that the AWS CLI's own file states, as people read it. */
function endOf(home: Home, owner: RoleOwner): string {
  const entry = JSON.parse(fs.readFileSync(roleCredentialsPath(home, owner), 'utf8')) as {
    Credentials: { Expiration: string };
  };
  return new Date(entry.Credentials.Expiration)
    .toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
    .replaceAll('\u202f', ' ');
}

const line = (role: string, end: string) => new RegExp(`${role} until ${anyDay}${end}`);
/** How many keys in use the tray says that signing out of all ends. */
const keysInTray = async (app: DaypassHost) =>
  (await trayLabels(app)).flatMap((label) => /^Sign out of all.*, (\d+ keys?) in use$/.exec(label)?.[1] ?? []);

test('what a real AWS CLI was given is shown with its end, and gone after its logout', async ({
  home,
  launch,
  organisation,
  terminal,
}, testInfo) => {
  const app = await launch();
  const panel = await panelOf(app);
  await signInFromTray(app, organisation, session);
  await signInWithCode(app, organisation, legacy, 'Sign in');
  await expect(await panel.findRole('Admin')).toBeVisible();
  await panel.search.fill('');
  // One sheet is open at a time.
  const card = () => panel.session(session);
  const old = () => panel.session(legacy);
  await expect((await card()).root).not.toContainText('Role credentials');

  expect(await terminal.identity('dev')).toMatchObject({ Account: '100000000001' });
  const shown = line('ReadOnly in Development', endOf(home, ofDev));
  await expect((await card()).root).toContainText(shown);
  await expect((await card()).root).toContainText('AWS accepts them until they expire');
  await expect((await old()).root).not.toContainText('Role credentials');
  await expect.poll(() => keysInTray(app)).toEqual(['1 key']);

  // The legacy form has another key.
  expect(await terminal.identity('old')).toMatchObject({ Account: '200000000002' });
  await expect((await old()).root).toContainText(line('Admin in Billing', endOf(home, ofOld)));
  await panel.page.screenshot({ path: testInfo.outputPath('in-use.png') });

  expect(await terminal.run('sso', 'logout')).toMatchObject({ code: 0 });
  for (const one of [card, old]) await expect((await one()).root).not.toContainText('Role credentials');
  await expect.poll(() => keysInTray(app)).toEqual([]);
});

test('they outlast their session, and go at their own end without anybody telling', async ({
  home,
  launch,
  organisation,
}) => {
  organisation.configure({ portalSessionSeconds: 3600 });
  const app = await launch();
  const { root, status } = await (await panelOf(app)).session(session);
  await signInFromTray(app, organisation, session);
  give(home, ofDev, organisation.now() + 2 * hour);
  const shown = line('ReadOnly in (Development|100000000001)', endOf(home, ofDev));
  await expect(root).toContainText(shown);
  await app.sleepLaptop(hour + minute);
  await expect(status).toHaveText('Expired');
  await expect(root).toContainText(shown);
  await app.sleepLaptop(hour);
  await expect(root).not.toContainText('Role credentials');
  await expect.poll(() => keysInTray(app)).toEqual([]);
  expect(fs.existsSync(roleCredentialsPath(home, ofDev))).toBe(true);
});

test('a file that is damaged says nothing and harms nothing', async ({ home, launch, organisation }) => {
  const app = await launch();
  const { root } = await (await panelOf(app)).session(session);
  give(home, ofDev, organisation.now() + hour);
  await expect(root).toContainText('Role credentials');
  fs.writeFileSync(roleCredentialsPath(home, ofDev), '{"ProviderType": "sso", "Cred');
  await expect(root).not.toContainText('Role credentials');
  give(home, ofDev, organisation.now() + hour);
  await expect(root).toContainText('Role credentials');
  // And the keys stay where they are.
  expect(filesWith(home, 'HANDEDOUTSECRET')).toEqual([expect.stringContaining('cache')]);
});

test('on wake-up the files are read again, with the clock as it is now', async ({ home, launch, organisation }) => {
  give(home, ofDev, organisation.now() - minute);
  const app = await launch();
  const { root, status } = await (await panelOf(app)).session(session);
  await expect(status).toHaveText('Signed out');
  await expect(root).not.toContainText('Role credentials');
  // Somebody had set the clock wrong.
  await app.setClock(-hour);
  await app.power.emit('resume');
  await expect(root).toContainText('Role credentials');
});

/** As the AWS CLI writes it, for as long as wanted. */
function give(home: Home, owner: RoleOwner, endsAt: number): void {
  const Credentials = {
    AccessKeyId: 'ASIAEXAMPLE',
    SecretAccessKey: 'HANDEDOUTSECRET',
    SessionToken: 't',
    Expiration: awsTime(endsAt),
  };
  const name = roleCredentialsPath(home, owner).split(/[\\/]/).at(-1)!;
  writeCliCache(home, name, pythonJson({ ProviderType: 'sso', Credentials }));
}
