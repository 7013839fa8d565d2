/** Small facts about sessions that several parts of the page show. */
import type { AccountList, SessionPhase } from '../../shared/app-state.ts';
import { renewsByItself } from '../../shared/session-status.ts';
import type { EpochMs } from '../../shared/time.ts';

/** The end that a session's countdown runs to, be it of the session or of a sign-in; null where nothing is sure to end. */
export function countdownEnd(phase: SessionPhase): EpochMs | null {
  switch (phase.step) {
    case 'active':
      return renewsByItself(phase.renewal) ? null : phase.accessTokenEndsAt;
    case 'signing-in':
      return 'until' in phase.progress ? phase.progress.until : null;
    case 'signed-out':
    case 'signing-out':
      return null;
  }
}

/** Whether accounts and roles of the session can be used now. */
export function isUsable(phase: SessionPhase): boolean {
  return phase.step === 'active' || (phase.step === 'signing-in' && phase.keeps !== null);
}

/** A start URL's host; the whole text where it is no URL. */
export function hostOf(startUrl: string): string {
  return URL.canParse(startUrl) ? new URL(startUrl).host : startUrl;
}

/** How many accounts have said all they have to say about their roles. */
export function rolesKnown({ items }: AccountList): number {
  return items.filter(({ roles }) => roles.status === 'ready' || roles.status === 'failed').length;
}
