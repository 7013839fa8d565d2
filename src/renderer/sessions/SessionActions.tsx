/** All that can be done with a session, at the foot of its sheet: what leads on first, what is rarely wanted or ends something last. */
import { useId, useState } from 'react';
import type { Session } from '../../shared/app-state.ts';
import type { FoundBrowser } from '../../shared/browser-choice.ts';
import { commandRefusal } from '../../shared/managed-commands.ts';
import type { Problem } from '../../shared/problems.ts';
import type { SessionStatus } from '../../shared/session-status.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import type { OpenPage } from '../core/pages.ts';
import { commandOf, type SheetQuestion } from '../core/panel-act.ts';
import { useRuledState } from '../core/ruled.tsx';
import { ActButton, Reason } from '../ui/ActButton.tsx';
import { BrowserChoice } from './BrowserChoice.tsx';
import { ForgetQuestion } from './ForgetQuestion.tsx';
import { NewSessionQuestion } from './NewSessionQuestion.tsx';
import { type SessionAct, sheetActs } from './session-acts.ts';

interface SessionActionsProps {
  readonly session: Session;
  readonly status: SessionStatus;
  /** A new sign-in is offered above already. */
  readonly isNearEnd: boolean;
  /** Those to choose from; null until somebody has looked. */
  readonly browsers: readonly FoundBrowser[] | null;
  /** What is asked at first; undefined: nothing. */
  readonly asks?: SheetQuestion | undefined;
  readonly onOpen: OpenPage;
}

const styles = { primary: 'button primary', usual: 'button', plain: 'button plain' } as const;

export function SessionActions({ session, status, isNearEnd, asks, browsers, onOpen }: SessionActionsProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const ruled = useRuledState();
  const reasonId = useId();
  const [asked, ask] = useState(asks);
  if (session.phase.step === 'signing-out') return null;
  const { usual, rare } = sheetActs(t, session, { status, isNearEnd });
  const refusalOf = ({ act }: SessionAct): Problem | null => {
    const command = commandOf(act);
    return command === null ? null : commandRefusal(ruled, command);
  };
  // They have one and the same reason: the session's portal.
  const refusal = [...usual, ...rare].map(refusalOf).find((one) => one !== null) ?? null;
  const button = (one: SessionAct) => {
    const { text, act, style } = one;
    const press = (): void => {
      if ('page' in act) onOpen(act.page);
      else if ('command' in act) send(act.command);
      else if ('details' in act) ask(act.asks);
    };
    return (
      <ActButton key={text} className={styles[style]} refusal={refusalOf(one)} reasonId={reasonId} onPress={press}>
        {text}
      </ActButton>
    );
  };
  // Somebody may be signed out while it is asked.
  const isOffered = asked !== undefined && rare.some(({ act }) => 'details' in act && act.asks === asked);
  if (isOffered) {
    const Question = asked === 'forget' ? ForgetQuestion : NewSessionQuestion;
    return <Question session={session} onDone={() => ask(undefined)} />;
  }
  return (
    <>
      <Reason id={reasonId} refusal={refusal} />
      <div className="session-acts">
        {usual.map(button)}
        <BrowserChoice session={session} browsers={browsers} beside={t('home.sheet.browser')} />
      </div>
      <div className="session-acts rare">{rare.map(button)}</div>
    </>
  );
}
