/** The check of the AWS files, as a person comes to it. */
import type { Page } from 'playwright/test';
import { en } from '../../src/shared/messages/en/index.ts';
import type { DaypassHost } from '../hosts/driver.ts';
import { chooseInMenu, panelOf } from './panel.ts';

/** By the settings, where it is offered also while there is no session. */
export async function openCheck(app: DaypassHost): Promise<Page> {
  const { page } = await panelOf(app);
  await chooseInMenu(page, en.panel.settings);
  await page.getByRole('button', { name: en.doctor.open }).click();
  return page;
}

/** Of each message that the panel got so far, whether there was a report in it. */
export async function reportsSent(app: DaypassHost): Promise<readonly boolean[]> {
  return (await app.sentToPages()).flatMap(({ kind, payload }) =>
    kind === 'message' ? [!JSON.stringify(payload).includes('"doctor":null')] : [],
  );
}
