/** What a served role is called, and how it stands, in words. */
import type { AppState } from './app-state.ts';
import type { TextContext } from './clock-words.ts';
import { accountName } from './handed-out.ts';
import type { ServedRole } from './serving.ts';
import { clockTime } from './time-text.ts';

/** As AWS and people have written them. */
export interface ServedName {
  readonly role: string;
  /** Its name as far as it is known, else its id. */
  readonly account: string;
}

export function servedName(
  { sessionId, accountId, roleName }: ServedRole,
  { sessions }: Pick<AppState, 'sessions'>,
): ServedName {
  const session = sessions.find(({ id }) => id === sessionId);
  const account = session ? accountName(session, accountId) : accountId;
  return { role: roleName, account };
}

/** "for programs at 127.0.0.1:43121, until 5:40 PM · asked for 3 times, last at 9:12 AM". */
export function servedState(
  { address, until, requests, lastAt, isElsewhere }: ServedRole,
  { t, locale, now }: TextContext,
): string {
  const end = until === null ? t('serving.untilEnd') : t('serving.until', { time: clockTime(until, locale, now) });
  if (isElsewhere) return t('serving.state', { address, end, asked: t('serving.elsewhere') });
  const asked =
    lastAt === null
      ? t('serving.notAsked')
      : t('serving.asked', { count: requests, time: clockTime(lastAt, locale, now) });
  return t('serving.state', { address, end, asked });
}
