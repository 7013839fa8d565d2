/** Homes in which somebody has signed in already with another tool: the quick way to an app that is signed in at start. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import type { Home } from '../../testing/home.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';
import { type TokenFields, writeToken } from '../../testing/aws-files.ts';
import { usualStartUrl } from '../../testing/config.ts';
import { type OtherTool, signInElsewhere } from '../../testing/sign-in-elsewhere.ts';
import { trayLine } from './tray.ts';

/** The host of the usual start URL: what a legacy profile's sign-in is called. */
export const legacyName = new URL(usualStartUrl).host;

/** As after `aws sso login --sso-session NAME`; resolves to what the token file holds. */
export async function signedIn(home: Home, organisation: Organisation, tool: OtherTool = {}): Promise<TokenFields> {
  const token = await signInElsewhere(organisation, tool);
  writeToken(home, tool.sessionName ?? 'corp', token);
  return token;
}

/** As after `aws sso login` with a legacy profile: without scopes, so AWS gives a long token and nothing to renew it with. */
export async function signedInLegacy(
  home: Home,
  organisation: Organisation,
  tool: OtherTool = {},
): Promise<TokenFields> {
  const token = await signInElsewhere(organisation, { ...tool, scopes: [] });
  writeToken(home, tool.startUrl ?? usualStartUrl, token);
  return token;
}

/** Waits until the tray says this of a session. */
export async function expectLine(app: DaypassHost, session: string, text: string | RegExp): Promise<void> {
  const pattern = typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text);
  await expect.poll(() => trayLine(app, session), { message: `the tray's line of ${session}` }).toEqual(pattern);
}

/**
 * Waits until the tray says that a session is signed in and renews automatically, without any trouble; with `minutes`, until
 * its token file ends so many whole minutes from now, by the app's clock. The tray itself tells nothing of a token's life.
 */
export async function expectRenewing(
  app: DaypassHost,
  session = 'corp',
  minutes?: readonly [least: number, most: number],
): Promise<void> {
  await expectLine(app, session, new RegExp(`^${RegExp.escape(session)} · Signed in$`));
  if (minutes === undefined) return;
  const [least, most] = minutes;
  // Both bounds at once: before a renewal the token may have too much left as well, as after a clock was set back.
  const awaited = `${least} to ${most} minutes`;
  const left = (): string => {
    const minutes = Math.floor((Date.parse(tokenEnd(app, session)) - app.now()) / minute);
    return minutes >= least && minutes <= most ? awaited : `${minutes} minutes`;
  };
  await expect.poll(left, { message: `time left of the token of ${session}` }).toBe(awaited);
}

/** What the token file of a session states; no time at all while there is none that can be read. */
function tokenEnd(app: DaypassHost, session: string): string {
  const name = `${createHash('sha1').update(session, 'utf8').digest('hex')}.json`;
  const file = path.join(app.home, '.aws', 'sso', 'cache', name);
  try {
    return String((JSON.parse(fs.readFileSync(file, 'utf8')) as TokenFields)['expiresAt']);
  } catch {
    // Missing, or not yet renewed after a test has broken it: the caller asks again.
    return '';
  }
}

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** How long until the end that a token file states, on the organisation's clock (ms). */
export function timeUntilEnd(token: TokenFields, organisation: Organisation): number {
  return Date.parse(String(token['expiresAt'])) - organisation.now();
}
