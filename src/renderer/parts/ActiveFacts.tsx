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
      return <Clocks accessToken={t('panel.clocks.renewsBefore', { time })} signedInAt={phase.signedInAt} />;
    case 'running':
      return <Clocks accessToken={t('panel.clocks.renewing', { time })} signedInAt={phase.signedInAt} />;
    case 'failing': {
      const next = clockTime(renewal.nextTryAt, locale, now);
      return (
        <>
          <Clocks accessToken={t('panel.clocks.failing', { time, next })} signedInAt={phase.signedInAt} />
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

function Clocks({ accessToken, signedInAt }: { readonly accessToken: string; readonly signedInAt: number | null }) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  return (
    <dl className="clocks">
      <dt>{t('panel.clocks.accessToken')}</dt>
      <dd>{accessToken}</dd>
      <dt>{t('panel.clocks.session')}</dt>
      <dd>
        {signedInAt === null
          ? t('panel.clocks.openEnd')
          : t('panel.clocks.since', { time: clockTime(signedInAt, locale, now) })}
      </dd>
    </dl>
  );
}
