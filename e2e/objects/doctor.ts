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
