/** One line for what there is to say of newer versions: the question whether to look for any, or the one that was found. */
import { Button } from 'react-aria-components/Button';
import type { AppState } from '../../shared/app-state.ts';
import { asksAboutUpdates } from '../../shared/updates.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';

interface UpdateLineProps {
  readonly state: AppState;
}

export function UpdateLine({ state }: UpdateLineProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const now = useNow(null);
  const { found, mode } = state.updates;
  if (found === null && !asksAboutUpdates(state, now)) return null;
  const answer = (enabled: boolean) => () => send({ type: 'set-check-for-updates', enabled });
  return (
    <section className="update-line" aria-label={t('updates.label')} aria-live="polite">
      {found === null ? (
        <>
          <p>
            {t('updates.question')} <span className="quiet">{t('updates.questionHint')}</span>
          </p>
          <div className="buttons">
            <Button className="button" onPress={answer(true)}>
              {t('updates.yes')}
            </Button>
            <Button className="button" onPress={answer(false)}>
              {t('updates.no')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t(`updates.${found.step}`, { version: found.version })}</p>
          {(found.step === 'found' || found.step === 'failed') && (
            <div className="buttons">
              <Button className="button" onPress={() => send({ type: 'take-update' })}>
                {t(mode.kind === 'install' && found.step === 'found' ? 'updates.install' : 'updates.page')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
