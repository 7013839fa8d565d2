/** Everything of a session is forgotten from its sheet: after signing out, with its registration, and without a trace in another one. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { pythonJson, registrationPath, usualRegistration } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';

const accounts = [{ accountId: '100000000001', accountName: 'payments', roles: ['Admin'] }];
test.use({ organisationOptions: { accounts } });

test('signing out is offered first, then everything of this session goes', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  const config = sessionConfig() + sessionConfig({ name: 'lab' });
  home.writeConfig(config);
  await signedIn(home, organisation);
  const files = ['corp', 'lab'].map((sessionName) => registrationPath(home, { ...usualRegistration, sessionName }));
  for (const file of files) fs.writeFileSync(file, pythonJson({ clientId: 'c', clientSecret: 's' }));
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  await expect(await panel.findRole('Admin, payments (100000000001)')).toBeVisible();

  await panel.search.fill('forget everything corp');
  await panel.search.press('Enter');
  const first = page.getByRole('group', { name: /^You’re signed in to corp/ });
  await expect(first).toBeFocused();
  await photograph(page, 'forget-signed-in-en', testInfo);
  await first.getByRole('button', { name: 'Sign out', exact: true }).click();

  const question = page.getByRole('group', { name: /^Daypass forgets what it remembers of corp/ });
  await expect(question).toBeFocused();
  await expectLine(app, 'corp', 'Signed out');
  await expect(question).toContainText('Your AWS config and its backups stay.');
  await question.getByRole('checkbox', { name: /^Also remove its client registration/ }).press(' ');
  await photograph(page, 'forget-question-en', testInfo);
  expect(files.map((file) => fs.existsSync(file))).toEqual([true, true]);
  await question.getByRole('button', { name: 'Forget everything', exact: true }).click();
  await expect(question).toHaveCount(0);

  await expect.poll(() => files.map((file) => fs.existsSync(file))).toEqual([false, true]);
  await page.keyboard.press('Escape');
  await panel.search.fill('payments');
  await expect(page.getByText('No roles match “payments”.')).toBeVisible();
  expect(home.read('.aws', 'config')).toBe(config);
  await expect(panel.sessionNames).toHaveText(['corp', 'lab']);
});
