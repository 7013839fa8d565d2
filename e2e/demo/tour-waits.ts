/** What the scenes of the tour wait for and look up. */
import fs from 'node:fs';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import type { Stage } from './stage.ts';

/** Of a large organisation only what is different there: its roles take minutes to come. */
export const isLarge = ({ accounts }: Stage): boolean => accounts > 1000;

/** The accounts are listed, and the roles of all of them are known unless there are very many: those take minutes. */
export async function rolesAreThere(panel: Page, stage: Stage): Promise<void> {
  await expect(panel.getByRole('listbox', { name: 'Accounts and roles' })).toBeVisible({ timeout: 20_000 });
  if (isLarge(stage)) {
    // A page of accounts for each call, and as few calls a second as AWS takes.
    await expect(panel.getByText(`All accounts · ${stage.accounts}`)).toBeVisible({ timeout: 180_000 });
    await expect(panel.getByText(/loading roles, \d+ of /i).or(panel.getByText(/^Loading roles: /))).toBeVisible();
    return;
  }
  await expect(panel.getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
}

/** The session's line in the tray's menu. */
export function lineOf(app: DaypassHost, session: string): () => Promise<string> {
  return async () => (await app.tray.items()).find(({ label }) => label.startsWith(session))?.label ?? '';
}

export function tokenFiles({ home }: Stage): readonly string[] {
  const names = fs.readdirSync(home.path('.aws', 'sso', 'cache'));
  return names.filter((name) => home.read('.aws', 'sso', 'cache', name).includes('accessToken'));
}

export async function nextUrl(app: DaypassHost, opened: number): Promise<string> {
  await expect.poll(async () => (await app.openedUrls()).length, { timeout: 15_000 }).toBeGreaterThan(opened);
  return (await app.openedUrls()).at(-1) ?? '';
}
