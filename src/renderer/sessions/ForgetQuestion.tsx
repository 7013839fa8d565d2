/** Whether everything of a session is to be forgotten: what goes and what stays is said before; while signed in, signing out is offered. */
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import type { Session } from '../../shared/app-state.ts';
import { mayForget } from '../../shared/forgetting.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';
import { Icon } from '../ui/Icon.tsx';
import { countdownEnd } from './session-queries.ts';

interface ForgetQuestionProps {
  readonly session: Session;
  /** The question has been answered. */
  readonly onDone: () => void;
}

export function ForgetQuestion({ session, onDone }: ForgetQuestionProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const text = useId();
  const question = useRef<HTMLDivElement>(null);
  const [registration, setRegistration] = useState(false);
  const { id: sessionId, name } = session;
  const isReady = mayForget(session, useNow(countdownEnd(session.phase)));
  useEffect(() => question.current?.focus(), [isReady]);
  const cancel = (
    <Button className="button" onPress={onDone}>
      {t('common.action.cancel')}
    </Button>
  );
  return (
    <div ref={question} className="session-question forgetting" role="group" aria-labelledby={text} tabIndex={-1}>
      <p id={text}>{t(isReady ? 'home.forgetting.goes' : 'home.forgetting.signOutFirst', { session: name })}</p>
      {isReady ? (
        <>
          <p>{t('home.forgetting.stays')}</p>
          <CheckboxField isSelected={registration} onChange={setRegistration}>
            <CheckboxButton className="gone-item">
              <span className="tick">
                <Icon name="check" />
              </span>
              <span className="gone-name">
                {t('home.forgetting.registration')}
                <span className="quiet">{t('home.forgetting.registrationHint')}</span>
              </span>
            </CheckboxButton>
          </CheckboxField>
          <div className="session-acts">
            <Button
              className="button primary"
              onPress={() => {
                send({ type: 'forget-session', sessionId, registration });
                onDone();
              }}
            >
              {t('home.sheet.forgetAll')}
            </Button>
            {cancel}
          </div>
        </>
      ) : (
        <div className="session-acts">
          <Button className="button primary" onPress={() => send({ type: 'sign-out', sessionId })}>
            {t('common.action.signOut')}
          </Button>
          {cancel}
        </div>
      )}
    </div>
  );
}
