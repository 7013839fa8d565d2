/** The part of the tour about profiles: made from roles, and mended where a mistake has crept in. */
import { expect } from 'playwright/test';
import { chooseInMenu, panelOn } from '../objects/panel.ts';
import type { Tour } from './tour.ts';

export async function newProfiles({ panel, stage, step, picture }: Tour): Promise<void> {
  step('Roles become profiles: two are selected, and the changes are shown line by line.');
  await (await panelOn(panel).session('corp')).act('Create profiles').click();
  const rows = panel.getByRole('row', { name: /^[A-Za-z]+, [a-z]/ });
  await rows.nth(0).click();
  await rows.nth(1).click();
  await panel.getByRole('button', { name: 'Next' }).click();
  await expect(panel.getByRole('button', { name: 'Add 2 profiles' })).toBeEnabled();
  await picture('new-profiles');
  await panel.getByRole('button', { name: 'Add 2 profiles' }).click();
  await expect(panel.getByText('2 profiles added')).toBeVisible();
  await panel.getByRole('button', { name: 'Done' }).click();
  const written = stage.home.read('.aws', 'config').match(/^\[profile .*\]$/gm) ?? [];
  console.log(`       ~/.aws/config has ${written.length} profiles now; the text that it had is in a backup beside it`);
}

export async function checkFiles({ panel, stage, step, picture }: Tour): Promise<void> {
  step(
    'Another tool has written a profile that half of the AWS tools can’t read. The config check says which, and why.',
  );
  const config = stage.home.read('.aws', 'config');
  stage.home.writeConfig(`${config}\n[profile "team sandbox"]\nsso_session = crop\nregion = eu-west-1 # Dublin\n`);
  await chooseInMenu(panel, 'Profiles');
  await panel
    .getByRole('row', { name: /^team sandbox/ })
    .getByRole('button', { name: 'Check AWS config' })
    .click();
  const finding = panel.getByRole('listitem').filter({ hasText: 'Some tools can’t find' });
  await finding.getByRole('button', { name: /^Review fix/ }).click();
  await expect(finding.getByRole('insertion')).toContainText('[profile team-sandbox]');
  await finding.scrollIntoViewIfNeeded();
  await picture('check');
  await finding.getByRole('button', { name: 'Apply fix' }).click();
  await expect(finding).toHaveCount(0);
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  stage.home.writeConfig(config);
}
