/** Role credentials that outlive a sign-out, because AWS takes none back. */
import type { Shortened, StillValid } from '../../shared/sign-out-report.ts';
import { stillValidLines } from '../../shared/still-valid-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';

export function StillValidKeys({ stillValid }: { readonly stillValid: Shortened<StillValid> }) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  const lines = stillValidLines(stillValid, { t, locale, now });
  if (lines.length === 0) return null;
  return (
    <div className="report-part quiet">
      <p>{t('panel.signOut.stillValid')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
