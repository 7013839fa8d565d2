/** Signing in through Daypass, as a person does it. */
import { expect } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import type { Organisation, PendingDevice } from '../../testing/identity-center/organisation.ts';
import { panelOf, type SessionCard } from './panel.ts';
import { signInInTray, trayLine } from './tray.ts';

/** Waits until the app has opened `count` pages in all; resolves to the last one. */
export async function openedPage(app: DaypassHost, count = 1): Promise<string> {
  await expect.poll(async () => (await app.openedUrls()).length, 'pages opened').toBe(count);
  return (await app.openedUrls()).at(-1) ?? '';
}

/** Waits for the one device authorization that a person has not answered yet, of this start URL if one is given. */
export async function pendingDevice(organisation: Organisation, startUrl?: string): Promise<PendingDevice> {
  const pending = () =>
    organisation.pendingDevices.filter((device) => startUrl === undefined || device.startUrl === startUrl);
  await expect.poll(() => pending().length, 'device authorizations that wait').toBe(1);
  return pending()[0]!;
}

/** Allows on the page and follows the redirect, as a browser would; resolves to the answer that the browser shows. */
export async function allowInBrowser(
  organisation: Organisation,
  authorizeUrl: string,
  user?: string,
): Promise<Response> {
  return fetch(await organisation.approveAuthorization(authorizeUrl, user));
}

/** Signs a session in from the tray, in the browser, and waits until the tray says so. */
export async function signInFromTray(app: DaypassHost, organisation: Organisation, session = 'corp'): Promise<void> {
  const before = (await app.openedUrls()).length;
  await signInInTray(app, session);
  await allowInBrowser(organisation, await openedPage(app, before + 1));
  await expect.poll(() => trayLine(app, session)).toContain('Signed in');
}

/** Asks in the session's sheet for a code at once: from the tray a code takes the place of a browser sign-in that has begun. */
export async function askForCode(
  app: DaypassHost,
  organisation: Organisation,
): Promise<{ readonly card: SessionCard; readonly code: string }> {
  const card = await (await panelOf(app)).session('corp');
  await card.act('Sign in with code').click();
  const { userCode } = await pendingDevice(organisation);
  await expect(card.code).toHaveText(userCode);
  return { card, code: userCode };
}
