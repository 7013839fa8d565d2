/** What is said of several sessions together, with the instant that it is true at. */
import type { Session } from '../../shared/app-state.ts';
import { sessionsSummary } from '../../shared/sessions-text.ts';
import type { EpochMs } from '../../shared/time.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';

/** "2 signed in · 1 expired". */
export function useSummary(sessions: readonly Session[]): { readonly text: string; readonly now: EpochMs } {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  return { text: sessionsSummary(sessions, { t, locale, now }).join(' · '), now };
}
