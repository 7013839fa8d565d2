/** The one line of the main page that says what needs somebody now, with the act that settles it. */
import { memo, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Session } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { maySignIn } from '../../shared/managed-commands.ts';
import { inSentence } from '../../shared/names.ts';
import { problemText } from '../../shared/problem-text.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useLastLook } from '../core/last-look.ts';
import { useRuledState } from '../core/ruled.tsx';
import { useNow } from '../core/use-now.ts';
import { CommandButton } from '../ui/ActButton.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { ActMenu } from './ActMenu.tsx';
import { askedName } from './AskedName.tsx';
import { mostUrgentNeed, type Need } from './needs.ts';
import { needActs } from './session-acts.ts';

interface NeedLineProps {
  readonly sessions: readonly Session[];
  readonly warnMinutes: readonly number[];
  /** The session that is shown in full, so that nothing is said of it twice; null: none. */
  readonly opened: string | null;
  /** Shows a session in full. */
  readonly onDetails: (session: Session) => void;
}

const icons = {
  'signing-in': 'signing-in',
  waiting: 'bell',
  ending: 'ending-soon',
  expired: 'ended',
  problem: 'ended',
  'signed-out': 'signed-out',
} as const satisfies Record<Need['kind'], IconName>;

export const NeedLine = memo(function NeedLine({ sessions, warnMinutes, opened, onDetails }: NeedLineProps) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  const seenAt = useLastLook();
  const need = mostUrgentNeed(useOpenToSignIn(sessions), { warnMinutes, now, seenAt, except: opened });
  if (need === null) return null;
  const { session, kind } = need;
  return (
    <section className="need" aria-label={t('home.need.label')} data-kind={kind}>
      <Icon name={icons[kind]} />
      <p className="need-text" role="status">
        {textOf(need, t, (at) => clockTime(at, locale, now))} <Code need={need} />
      </p>
      <AskedHint need={need} />
      <div className="need-acts">
        <NextAct need={need} />
        <ActMenu
          label={t('home.need.more', { session: session.name })}
          acts={needActs(t, need)}
          onDetails={() => onDetails(session)}
        />
      </div>
    </section>
  );
});

/** A session that nobody may sign in to needs nobody either: it stands back for the others, and says why where there is no other. */
function useOpenToSignIn(sessions: readonly Session[]): readonly Session[] {
  const ruled = useRuledState();
  const open = sessions.filter((session) => maySignIn(ruled, session));
  return open.length > 0 ? open : sessions;
}

function textOf(need: Need, t: Translate, time: (at: number) => string): string {
  const session = inSentence(need.session.name);
  switch (need.kind) {
    case 'signing-in':
      return t(`home.need.${need.phase.progress.kind === 'device' ? 'code' : need.phase.progress.kind}`, { session });
    case 'waiting':
      return t('waiting.need', { session, count: need.count });
    case 'ending':
      return t(`home.need.ending.${need.near.kind}`, { session, time: time(need.near.at) });
    case 'expired':
      return t('home.need.expired', { session, time: time(need.since) });
    case 'problem':
      return t('home.need.problem', { session, message: problemText(t, need.problem).message });
    case 'signed-out':
      return t('home.need.signedOut', { session });
  }
}

function Code({ need }: { readonly need: Need }) {
  if (need.kind !== 'signing-in' || need.phase.progress.kind !== 'device') return null;
  return <code className="need-code">{need.phase.progress.userCode}</code>;
}

/** While AWS's page asks a person about a program that they have never heard of. */
function AskedHint({ need }: { readonly need: Need }) {
  const { t } = useLanguage();
  if (need.kind !== 'signing-in' || !['browser', 'device'].includes(need.phase.progress.kind)) return null;
  const hint = t('home.need.asks', { client: askedName(need.session) });
  return (
    <p className="quiet need-hint" title={hint}>
      {hint}
    </p>
  );
}

/** The button of the line: what settles it. */
function NextAct({ need }: { readonly need: Need }): ReactNode {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { id: sessionId, phase } = need.session;
  const signIn = { type: 'sign-in', sessionId } as const;
  switch (need.kind) {
    case 'signing-in': {
      const { kind } = need.phase.progress;
      return (
        <>
          {(kind === 'browser' || kind === 'device') && (
            <CommandButton className="button primary" command={signIn}>
              {t(kind === 'browser' ? 'panel.signIn.openPage' : 'panel.signIn.openCodePage')}
            </CommandButton>
          )}
          <Button className="button" onPress={() => send({ type: 'cancel-sign-in', sessionId })}>
            {t('common.action.cancel')}
          </Button>
        </>
      );
    }
    case 'ending':
      return (
        // Where renewing fails, a sign-in may fail as well.
        <CommandButton className={need.near.kind === 'renewal-failing' ? 'button' : 'button primary'} command={signIn}>
          {t('common.action.signInAgain')}
        </CommandButton>
      );
    case 'waiting':
    case 'expired':
    case 'problem':
    case 'signed-out':
      return phase.step === 'active' && need.kind === 'problem' ? null : (
        <CommandButton className="button primary" command={signIn}>
          {t('common.action.signIn')}
        </CommandButton>
      );
  }
}
