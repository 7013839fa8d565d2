/** The exact change that cures a finding, to be looked at and then made. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../i18n.tsx';
import { useAnnounce } from '../parts/Announcer.tsx';
import { DiffPreview } from '../parts/DiffPreview.tsx';
import { ProblemText } from '../parts/ProblemText.tsx';
import { usePreview } from '../profiles/use-preview.ts';
import { useCommands } from '../state/commands.tsx';

interface CurePreviewProps {
  readonly findingId: string;
  /** A cure that changes no line of the file. */
  readonly isPermissions: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function CurePreview({ findingId, isPermissions, onClose, onDone }: CurePreviewProps) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const announce = useAnnounce();
  const { answer, problem, isPending, again } = usePreview({ type: 'preview-cure', findingId });
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const apply = (): void => {
    if (answer === null) return;
    void ask({ type: 'apply-cure', findingId, digest: answer.digest }).then((result) => {
      setRefusal(result.ok ? null : result.problem);
      if (!result.ok) return again();
      announce(t('doctor.mended'));
      onDone();
    });
  };
  const shown = refusal ?? problem;
  const isEmpty = answer !== null && answer.lines.length === 0 && !isPermissions;
  return (
    <div className="cure-preview">
      {shown !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={shown} />
        </div>
      )}
      {answer !== null && answer.lines.length > 0 && <DiffPreview file={answer.file} lines={answer.lines} />}
      {isEmpty && <p className="quiet">{t('doctor.none')}</p>}
      <div className="buttons">
        <Button className="button primary" isDisabled={answer === null || isPending || isEmpty} onPress={apply}>
          {t(isPermissions ? 'doctor.permissions' : 'doctor.apply')}
        </Button>
        <Button className="button" onPress={onClose} autoFocus>
          {t('common.action.cancel')}
        </Button>
      </div>
    </div>
  );
}
