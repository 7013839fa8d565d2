/** Notifications as a person reads them. */
import type { DaypassHost } from '../hosts/driver.ts';
import { expect } from '../hosts/fixture.ts';
import type { TokenFields } from '../../testing/aws-files.ts';
import { panelOf } from './panel.ts';

/** Title and body of each so far: "corp: session expired | Expired at …". */
export const told = async (app: DaypassHost): Promise<readonly string[]> =>
  (await app.notifications()).map(({ title, body }) => `${title} | ${body}`);

/** The titles alone. */
export const titles = async (app: DaypassHost): Promise<readonly string[]> =>
  (await app.notifications()).map(({ title }) => title);

/** Which of them are still on screen. */
export const areOpen = async (app: DaypassHost): Promise<readonly boolean[]> =>
  (await app.notifications()).map(({ open }) => open);

/** When the token of a file ends. */
export const endOf = (token: TokenFields): number => Date.parse(String(token['expiresAt']));

/** The time of day as people of the language write it, perhaps with a date before it: the source of a pattern. */
export function timePattern(epochMs: number, language: 'en' | 'ja' = 'en'): string {
  const time = new Date(epochMs)
    .toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
    .replace('\u202f', ' ');
  return language === 'en' ? `(?:\\w.*, )?${RegExp.escape(time)}` : `(?:\\d+月\\d+日.* )?${RegExp.escape(time)}`;
}

/** What stands before a clock time of another day than today, in English: the day, and the year where that is another one. */
export const anyDay = String.raw`(?:\w[^·|]*, )?`;
/** A clock time of whichever day, in English. */
export const anyTime = String.raw`${anyDay}\d+:\d\d [AP]M`;

/** "corp expires at 9:41 AM", as `expect.stringMatching` takes it. */
export const endsAt = (session: string, epochMs: number): RegExp =>
  new RegExp(`^${RegExp.escape(session)} expires at ${timePattern(epochMs)}$`);

export const endedTitle = (session: string): string => `${session}: session expired`;

/** Gives the app every reason to look again: the machine is unlocked and wakes up, and somebody has a look at the panel. */
export async function lookAgain(app: DaypassHost): Promise<void> {
  for (const event of ['resume', 'unlock-screen', 'resume'] as const) await app.power.emit(event);
  await app.tray.choose('Open Daypass');
  await expect((await panelOf(app)).sessionNames.first()).toBeVisible();
  await app.closePanel();
}
