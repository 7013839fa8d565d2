/** The settings as a file: exported, previewed in words, imported, and what of it is not usable named. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';

test('an import is read before it counts', async ({ launchSignedIn }, testInfo) => {
  const app = await launchSignedIn();
  const panel = await panelOf(app);
  const file = testInfo.outputPath('mine.json');
  await app.dialogs.answerNext({ canceled: false, filePath: file });
  await panel.openSettings();
  const group = panel.page.getByRole('group', { name: 'Settings', exact: true });
  await group.getByRole('button', { name: 'Export…' }).click();
  await expect(group).toContainText('Exported to mine.json.');
  const text = fs.readFileSync(file, 'utf8');
  expect(text).not.toMatch(/awsapps|corp|token|@/i);

  const exported = JSON.parse(text) as { settings: object };
  const settings = { ...exported.settings, theme: 'dark', warnMinutes: [30], servedHours: 3, users: {} };
  fs.writeFileSync(file, JSON.stringify({ ...exported, settings }));
  await app.dialogs.answerNext({ canceled: false, filePaths: [file] });
  await group.getByRole('button', { name: 'Import…' }).click();
  await expect(group.getByRole('listitem')).toHaveText(['Theme: System → Dark', /: 15 min and 5 min → 30 min$/]);
  await expect(group).toContainText('Not usable, and left out: servedHours, users');
  await photograph(panel.page, 'settings-import-en', testInfo);
  const theme = (): Promise<string> =>
    panel.page.getByRole('radio', { name: 'Dark', exact: true }).isChecked().then(String);
  expect(await theme()).toBe('false');
  await group.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(group).toContainText('Imported.');
  await expect.poll(theme).toBe('true');

  fs.writeFileSync(file, '{"daypass": ');
  await app.dialogs.answerNext({ canceled: false, filePaths: [file] });
  await group.getByRole('button', { name: 'Import…' }).click();
  await expect(group.getByRole('alert')).toContainText('mine.json isn’t a Daypass settings file');
});
