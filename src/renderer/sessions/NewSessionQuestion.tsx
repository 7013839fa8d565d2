/** Whether a session is to begin anew: what ends for it is said before it does. */
import { useEffect, useId, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Session } from '../../shared/app-state.ts';
import { signedInBeside } from '../../shared/portal-sessions.ts';
import { useAppState } from '../core/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { CommandButton } from '../ui/ActButton.tsx';
import { nameList } from '../ui/name-list.ts';

interface NewSessionQuestionProps {
  readonly session: Session;
  /** The question has been answered. */
  readonly onDone: () => void;
}

export function NewSessionQuestion({ session, onDone }: NewSessionQuestionProps) {
  const { t, locale } = useLanguage();
  const text = useId();
  const question = useRef<HTMLDivElement>(null);
  const others = signedInBeside(useAppState()?.sessions ?? [], session);
  useEffect(() => question.current?.focus(), []);
  return (
    <div ref={question} className="session-question" role="group" aria-labelledby={text} tabIndex={-1}>
      <p id={text}>
        {t('longRun.fresh.ends', { session: session.name })}
        {others.length > 0 && ` ${t('longRun.fresh.endsOthers', { sessions: nameList(others, locale) })}`}
      </p>
      <div className="session-acts">
        <CommandButton
          className="button primary"
          command={{ type: 'start-new-session', sessionId: session.id }}
          onSent={onDone}
        >
          {t('home.sheet.newSession')}
        </CommandButton>
        <Button className="button" onPress={onDone}>
          {t('common.action.cancel')}
        </Button>
      </div>
    </div>
  );
}
