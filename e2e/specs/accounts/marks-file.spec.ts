/** Favourites, nicknames and colours: in the tray, over a restart, and as a file that goes from one home to another. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';
import { expectLine } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const account = { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] };
test.use({ organisationOptions: { accounts: [account] } });

test('chosen, shown in the tray after a restart, exported, and imported without overwriting', async ({
  launch,
  launchSignedIn,
}, testInfo) => {
  const app = await launchSignedIn();
  const panel = await panelOf(app);
  await expect(panel.roles.first()).toBeVisible();
  await panel.page.evaluate(async () => {
    const role = { accountId: '100000000001', roleName: 'Admin' };
    await window.daypass.dispatch({ type: 'set-favorite', ...role, favorite: true });
    await window.daypass.dispatch({ type: 'set-color', accountId: role.accountId, roleName: null, color: 'red' });
    await window.daypass.dispatch({ type: 'set-nickname', accountId: role.accountId, roleName: null, nickname: 'Pay' });
  });
  const favorite = '★ Pay · Admin';
  await expect.poll(() => trayLabels(app)).toContain(favorite);
  const item = (await app.tray.items()).find(({ label }) => label === favorite);
  expect(item?.icon).toBe('color-red.png');

  const file = testInfo.outputPath('team.json');
  await app.dialogs.answerNext({ canceled: false, filePath: file });
  await panel.openSettings();
  const group = panel.page.getByRole('group', { name: 'Favorites, nicknames and colors' });
  await group.getByRole('button', { name: 'Export…' }).click();
  await expect(group).toContainText('2 accounts and roles exported to team.json.');
  expect(fs.readFileSync(file, 'utf8')).not.toMatch(/awsapps|sso-session|token|@/i);

  // A colleague's file has another name for the account, and one favourite more.
  const theirs = JSON.parse(fs.readFileSync(file, 'utf8').replace('"Pay"', '"Payments"')) as { roles: object[] };
  theirs.roles.push({ accountId: '100000000001', roleName: 'ReadOnly', favorite: true });
  fs.writeFileSync(file, JSON.stringify(theirs));
  await app.dialogs.answerNext({ canceled: false, filePaths: [file] });
  await group.getByRole('button', { name: 'Import…' }).click();
  await expect(group).toContainText('1 account or role changed. 1 kept as you had it.');
  await expect.poll(() => trayLabels(app)).toContain('★ Pay · ReadOnly');

  fs.writeFileSync(file, '{"daypass": ');
  await app.dialogs.answerNext({ canceled: false, filePaths: [file] });
  await group.getByRole('button', { name: 'Import…' }).click();
  await expect(group.getByRole('alert')).toContainText('team.json isn’t a file of favorites');
  await app.quit();

  const again = await launch('--hidden');
  await expectLine(again, 'corp', 'Signed in');
  await expect.poll(() => trayLabels(again)).toEqual(expect.arrayContaining([favorite, '★ Pay · ReadOnly']));
});
