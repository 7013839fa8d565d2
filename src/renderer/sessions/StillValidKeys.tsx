/** Role credentials that outlive a sign-out, because AWS takes none back. */
import type { Translate } from '../../shared/messages/index.ts';
import type { Shortened, StillValid } from '../../shared/sign-out-report.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';

export function StillValidKeys({ stillValid: { first, more } }: { readonly stillValid: Shortened<StillValid> }) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  const valid = first.filter(({ endsAt }) => endsAt > now);
  if (valid.length === 0) return null;
  return (
    <div className="report-part quiet">
      <p>{t('panel.signOut.stillValid')}</p>
      <ul>
        {valid.map((one) => (
          <li key={JSON.stringify(one)}>{wordsFor(t, one, clockTime(one.endsAt, locale, now))}</li>
        ))}
        {more > 0 && <li>{t('panel.signOut.moreStillValid', { count: more })}</li>}
      </ul>
    </div>
  );
}

function wordsFor(t: Translate, { roleName: role, accountId: account }: StillValid, time: string): string {
  if (role === null) return t('panel.signOut.stillValidUnknown', { time });
  return account === null
    ? t('panel.signOut.stillValidName', { role, time })
    : t('panel.signOut.stillValidRole', { role, account, time });
}
