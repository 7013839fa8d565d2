/** The exact change that cures a finding, to be looked at and then made; where a person has to tell a value, with a field for it. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { CureSummary } from '../../shared/findings.ts';
import type { Problem } from '../../shared/problems.ts';
import { SuggestField } from '../ui/SuggestField.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useAnnounce } from '../ui/Announcer.tsx';
import { DiffPreview } from '../ui/DiffPreview.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { usePreview } from '../core/use-preview.ts';
import { useCommands } from '../core/commands.tsx';

interface CurePreviewProps {
  readonly findingId: string;
  readonly cure: CureSummary;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function CurePreview({ findingId, cure, onClose, onDone }: CurePreviewProps) {
  const { t } = useLanguage();
  const [value, setValue] = useState('');
  const valueCure = cure.kind === 'value' ? cure : null;
  const isValueMissing = valueCure !== null && value.trim() === '';
  return (
    <div className="cure-preview">
      {valueCure !== null && (
        <SuggestField
          label={valueCure.key ?? t('doctor.newName')}
          listLabel={t('doctor.suggestions')}
          suggestions={valueCure.suggestions}
          value={value}
          onChange={setValue}
          autoFocus
        />
      )}
      {isValueMissing ? (
        <div className="buttons">
          <CancelButton onClose={onClose} />
        </div>
      ) : (
        <Change
          findingId={findingId}
          value={valueCure === null ? undefined : value}
          isPermissions={cure.kind === 'permissions'}
          onClose={onClose}
          onDone={onDone}
        />
      )}
    </div>
  );
}

interface ChangeProps extends Pick<CurePreviewProps, 'findingId' | 'onClose' | 'onDone'> {
  /** What was told, where it was asked for. */
  readonly value: string | undefined;
  /** A cure that changes no line of the file. */
  readonly isPermissions: boolean;
}

function Change({ findingId, value, isPermissions, onClose, onDone }: ChangeProps) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const announce = useAnnounce();
  const { answer, problem, isPending, again } = usePreview({ type: 'preview-cure', findingId, value });
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const apply = (): void => {
    if (answer === null) return;
    void ask({ type: 'apply-cure', findingId, digest: answer.digest, value }).then((result) => {
      setRefusal(result.ok ? null : result.problem);
      if (!result.ok) return again();
      announce(t('doctor.mended'));
      onDone();
    });
  };
  const shownProblem = problem ?? refusal;
  // What is shown under a refused value is the change for another one.
  const lines = problem === null ? (answer?.lines ?? []) : [];
  const isEmpty = answer !== null && lines.length === 0 && !isPermissions;
  return (
    <>
      {shownProblem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={shownProblem} />
        </div>
      )}
      {answer !== null && lines.length > 0 && <DiffPreview file={answer.file} lines={lines} />}
      {isEmpty && problem === null && <p className="quiet">{t('doctor.none')}</p>}
      <div className="buttons">
        <Button
          className="button primary"
          isDisabled={answer === null || isPending || isEmpty || problem !== null}
          onPress={apply}
        >
          {t(isPermissions ? 'doctor.permissions' : 'doctor.apply')}
        </Button>
        <CancelButton onClose={onClose} takesFocus={value === undefined} />
      </div>
    </>
  );
}

interface CancelButtonProps extends Pick<CurePreviewProps, 'onClose'> {
  readonly takesFocus?: boolean;
}

function CancelButton({ onClose, takesFocus = false }: CancelButtonProps) {
  const { t } = useLanguage();
  return (
    <Button className="button" onPress={onClose} autoFocus={takesFocus}>
      {t('common.action.cancel')}
    </Button>
  );
}
