/** Role credentials that have been handed out: which of them are still valid, and what they are called. */
import type { Session } from './app-state.ts';
import type { TextContext } from './clock-words.ts';
import { inSentence } from './names.ts';
import { clockTime } from './time-text.ts';
import type { EpochMs } from './time.ts';

/** Role credentials in the AWS CLI's cache. They have an end of their own, whatever becomes of the session. */
export interface HandedOutRole {
  readonly accountId: string;
  readonly roleName: string;
  /** The profiles of the config file that mean this role, in file order. */
  readonly profiles: readonly string[];
  readonly endsAt: EpochMs;
}

/** Those that AWS still accepts, the one that ends first at the front. */
export function validRoles({ handedOut }: Pick<Session, 'handedOut'>, now: EpochMs): readonly HandedOutRole[] {
  return handedOut.filter(({ endsAt }) => endsAt > now).toSorted((one, other) => one.endsAt - other.endsAt);
}

/** "Admin in production until 15:12". `shorten` makes the names fit. */
export function roleWords(
  role: HandedOutRole,
  session: Pick<Session, 'accounts' | 'recentRoles'>,
  { t, locale, now }: TextContext,
): string {
  return t('clocks.role', {
    role: role.roleName,
    account: inSentence(accountName(session, role.accountId)),
    time: clockTime(role.endsAt, locale, now),
  });
}

/** The account's name as far as AWS has told it, else its id. */
export function accountName(
  { accounts, recentRoles }: Pick<Session, 'accounts' | 'recentRoles'>,
  accountId: string,
): string {
  const listed = accounts.items.find((account) => account.accountId === accountId)?.name;
  return listed ?? recentRoles.find((role) => role.accountId === accountId)?.accountName ?? accountId;
}
