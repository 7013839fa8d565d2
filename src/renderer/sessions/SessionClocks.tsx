/**
 * The clocks of a session, each named for what it is: the access token's end is known, the end of a session that renews
 * itself is told by no AWS interface. Role credentials that have been handed out have an end of their own.
 */
import type { Active, Session } from '../../shared/app-state.ts';
import { clockWords } from '../../shared/clock-words.ts';
import { validRoles } from '../../shared/handed-out.ts';
import type { SessionStatus } from '../../shared/session-status.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';
import { HandedOutRoles } from './HandedOutRoles.tsx';
import { HardEnd } from './HardEnd.tsx';
import { RenewalTrouble } from './RenewalTrouble.tsx';

interface SessionClocksProps {
  readonly session: Session;
  readonly status: SessionStatus;
  /** Opens the page that moves legacy profiles to an sso-session. */
  readonly onConvert: () => void;
}

export function SessionClocks({ session, status, onConvert }: SessionClocksProps) {
  const { phase } = session;
  const active = activeShown(session, status);
  const [next] = validRoles(session, useNow(null));
  // What has ended goes at its end, without a snapshot.
  const roles = validRoles(session, useNow(next?.endsAt ?? null));
  const hasRoles = roles.length > 0 && phase.step !== 'signing-out';
  // What is wrong with it is being mended.
  const isReplaced = phase.step === 'signing-in';
  return (
    <>
      {(active !== null || hasRoles) && (
        <dl className="clocks">
          {active !== null && <ActiveClocks phase={active} />}
          {hasRoles && <HandedOutRoles session={session} roles={roles} />}
        </dl>
      )}
      {!isReplaced && active?.renewal.kind === 'failing' && <RenewalTrouble renewal={active.renewal} />}
      {!isReplaced && active?.renewal.kind === 'impossible' && <HardEnd session={session} onConvert={onConvert} />}
    </>
  );
}

/** Nothing of a session that is over, unless somebody still tries to renew it; the one that a new sign-in keeps goes on. */
function activeShown({ phase }: Session, status: SessionStatus): Active | null {
  if (phase.step === 'signing-in') return phase.keeps;
  if (phase.step !== 'active') return null;
  return status !== 'ended' || phase.renewal.kind === 'failing' ? phase : null;
}

function ActiveClocks({ phase }: { readonly phase: Active }) {
  const { t, locale } = useLanguage();
  const now = useNow(phase.estimatedEndsAt);
  const { accessToken, session } = clockWords(phase, { t, locale, now });
  return (
    <>
      <dt>{t('clocks.accessToken')}</dt>
      <dd>{accessToken}</dd>
      <dt>{t('clocks.session')}</dt>
      <dd>{session}</dd>
    </>
  );
}
