/** The page that puts a backup of the config file back in its place, after showing what that changes. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { DiffPreview } from '../ui/DiffPreview.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { SubHeader } from '../ui/SubHeader.tsx';
import { usePreview } from '../core/use-preview.ts';
import { useCommands } from '../core/commands.tsx';

interface RestoreViewProps {
  /** The base name of the backup; null: the newest. */
  readonly backup: string | null;
  readonly onBack: () => void;
}

export function RestoreView({ backup, onBack }: RestoreViewProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const { ask } = useCommands();
  const [isDone, setDone] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const { answer, problem, isPending, again } = usePreview({ type: 'preview-restore', backup });
  const restore = (): void => {
    if (answer === null) return;
    void ask({ type: 'restore-config-backup', backup, digest: answer.change.digest }).then((result) => {
      setRefusal(result.ok ? null : result.problem);
      setDone(result.ok);
      again();
    });
  };
  const shownProblem = refusal ?? problem;
  const isSame = answer?.change.lines.length === 0;
  return (
    <>
      <SubHeader title={t('profiles.restore.title')} onBack={onBack} />
      <main className="page">
        {shownProblem !== null && (
          <div className="problem" role="alert">
            <ProblemText problem={shownProblem} />
          </div>
        )}
        {answer !== null && (
          <>
            <p className="quiet address">{t('profiles.restore.backup', { file: short(answer.backup) })}</p>
            {isSame ? (
              <p role="status">{t(isDone ? 'profiles.restore.done' : 'profiles.restore.same')}</p>
            ) : (
              <>
                <p>{t('profiles.restore.warning')}</p>
                <p className="quiet address">{t('profiles.restore.kept', { file: short(answer.keptAs) })}</p>
                <DiffPreview file={answer.change.file} lines={answer.change.lines} />
              </>
            )}
          </>
        )}
      </main>
      <footer className="footer">
        {isSame ? (
          <Button className="button primary" onPress={onBack}>
            {t('profiles.done.close')}
          </Button>
        ) : (
          <Button
            className="button primary"
            isDisabled={isPending || problem !== null || answer === null}
            onPress={restore}
          >
            {t('profiles.restore.submit')}
          </Button>
        )}
      </footer>
    </>
  );
}
