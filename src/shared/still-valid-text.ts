/** Role credentials that outlive a sign-out, in words: AWS takes none of them back. */
import type { TextContext } from './clock-words.ts';
import type { Shortened, StillValid } from './sign-out-report.ts';
import { clockTime } from './time-text.ts';

/** A line for each that is valid now, and one for those that have none; nothing where all have ended. */
export function stillValidLines({ first, more }: Shortened<StillValid>, context: TextContext): readonly string[] {
  const { t, now } = context;
  const valid = first.filter(({ endsAt }) => endsAt > now);
  if (valid.length === 0) return [];
  return [
    ...valid.map((one) => wordsFor(one, context)),
    ...(more > 0 ? [t('panel.signOut.moreStillValid', { count: more })] : []),
  ];
}

function wordsFor({ roleName: role, accountId: account, endsAt }: StillValid, { t, locale, now }: TextContext): string {
  const time = clockTime(endsAt, locale, now);
  if (role === null) return t('panel.signOut.stillValidUnknown', { time });
  return account === null
    ? t('panel.signOut.stillValidName', { role, time })
    : t('panel.signOut.stillValidRole', { role, account, time });
}
