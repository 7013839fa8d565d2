/**
 * The clocks of a signed-in session, each named for what it is: the access token's end is known, the end of a session
 * that renews itself is told by no AWS interface. A session that cannot be renewed has one hard end.
 */
import type { Active } from '../../shared/app-state.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useLanguage } from '../i18n.tsx';
import { useNow } from '../time/use-now.ts';
import { ProblemText } from './ProblemText.tsx';

export function ActiveFacts({ phase }: { readonly phase: Active }) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  const time = clockTime(phase.accessTokenEndsAt, locale, now);
  const { renewal } = phase;
  switch (renewal.kind) {
    case 'automatic':
      return <Clocks accessToken={t('panel.clocks.renewsBefore', { time })} phase={phase} />;
    case 'running':
      return <Clocks accessToken={t('panel.clocks.renewing', { time })} phase={phase} />;
    case 'failing': {
      const next = clockTime(renewal.nextTryAt, locale, now);
      return (
        <>
          <Clocks accessToken={t('panel.clocks.failing', { time, next })} phase={phase} />
          <div className="problem" role="alert">
            <ProblemText problem={renewal.problem} />
          </div>
        </>
      );
    }
    case 'impossible':
      return (
        <>
          <dl className="clocks">
            <dt>{t('panel.clocks.session')}</dt>
            <dd>{t('panel.clocks.ends', { time })}</dd>
          </dl>
          <p className="quiet">{t(`panel.clocks.cannotRenew.${renewal.why}`)}</p>
        </>
      );
  }
}

function Clocks({ accessToken, phase }: { readonly accessToken: string; readonly phase: Active }) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  const { signedInAt, endsAbout } = phase;
  // An estimate that has passed tells nothing any more.
  const isAhead = endsAbout !== null && endsAbout > now;
  return (
    <dl className="clocks">
      <dt>{t('panel.clocks.accessToken')}</dt>
      <dd>{accessToken}</dd>
      <dt>{t('panel.clocks.session')}</dt>
      <dd>
        {signedInAt === null
          ? t('panel.clocks.openEnd')
          : t('panel.clocks.since', { time: clockTime(signedInAt, locale, now) })}
        {isAhead && (
          <span className="estimate">{t('panel.clocks.endsAbout', { time: clockTime(endsAbout, locale, now) })}</span>
        )}
      </dd>
    </dl>
  );
}
