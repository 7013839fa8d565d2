/** Adds a session with the panel's form, and knows what Daypass then writes. */
import { expect } from 'playwright/test';
import { usualStartUrl } from '../../testing/config.ts';
import type { Panel } from './panel.ts';

/** What a person types. */
export const newSession = { startUrl: usualStartUrl, region: 'eu-west-1', name: 'corp' };

/** The lines of the section, with an empty one for the last line break. */
export const newSection = [
  '[sso-session corp]',
  `sso_start_url = ${usualStartUrl}`,
  'sso_region = eu-west-1',
  'sso_registration_scopes = sso:account:access',
  '',
];

export async function addCorp(panel: Panel): Promise<void> {
  await panel.form.fill(newSession);
  await panel.form.submit.click();
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
}
