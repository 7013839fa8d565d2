/** All cures at once that lose nothing and leave nothing to decide: offered, shown together, and made with one click. */
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { SafeCuresPreview } from '../../shared/config-preview.ts';
import type { Problem } from '../../shared/problems.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { usePreview } from '../core/use-preview.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { DiffPreview } from '../ui/DiffPreview.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';

interface SafeCuresProps {
  /** How many there are. */
  readonly count: number;
  readonly onDone: () => void;
}

export function SafeCures({ count, onDone }: SafeCuresProps) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  // What the last ones left undone; empty where they all were made.
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const done = (problems: readonly Problem[]): void => {
    setRefused(problems);
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Problems problems={refused} />
      {isOpen && <Changes onClose={close} onDone={done} />}
      {/* With one alone, the button beside it does the same. */}
      {!isOpen && count > 1 && (
        <div className="safe-cures">
          <p className="quiet">{t('doctor.safe.about', { count })}</p>
          <div className="buttons">
            <Button ref={button} className="button primary" onPress={() => setOpen(true)}>
              {t('doctor.safe.open')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useLanguage();
  if (problems.length === 0) return null;
  return (
    <div className="problem" role="alert">
      <p>{t('doctor.safe.partly')}</p>
      {problems.map((problem) => (
        <ProblemText key={JSON.stringify(problem)} problem={problem} />
      ))}
    </div>
  );
}

interface ChangesProps {
  readonly onClose: () => void;
  readonly onDone: (problems: readonly Problem[]) => void;
}

function Changes({ onClose, onDone }: ChangesProps) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const announce = useAnnounce();
  const { answer, problem, isPending, again } = usePreview({ type: 'preview-safe-cures' });
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const apply = (digest: string): void => {
    void ask({ type: 'apply-safe-cures', digest }).then((result) => {
      setRefusal(result.ok ? null : result.problem);
      if (!result.ok) return again();
      if (result.value.length === 0) announce(t('doctor.safe.done'));
      onDone(result.value);
    });
  };
  const shownProblem = problem ?? refusal;
  const isEmpty = answer !== null && answer.mended === 0;
  return (
    <section className="card safe-cures" aria-label={t('doctor.safe.title')}>
      <h3 className="findings-title">{t('doctor.safe.title')}</h3>
      {shownProblem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={shownProblem} />
        </div>
      )}
      {answer !== null && <Shown preview={answer} />}
      <div className="buttons">
        <Button
          className="button primary"
          isDisabled={answer === null || isPending || isEmpty || problem !== null}
          onPress={() => answer !== null && apply(answer.digest)}
        >
          {t('doctor.safe.apply')}
        </Button>
        <Button className="button" onPress={onClose} autoFocus>
          {t('common.action.cancel')}
        </Button>
      </div>
    </section>
  );
}

function Shown({ preview: { texts, modes, mended, left } }: { readonly preview: SafeCuresPreview }) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  if (mended === 0) return <p className="quiet">{t('doctor.safe.none')}</p>;
  return (
    <>
      <p>
        {t('doctor.safe.mended', { count: mended })} {left > 0 && t('doctor.safe.left', { count: left })}
      </p>
      {texts.map(({ file, lines }) => (
        <DiffPreview key={file} file={file} lines={lines} />
      ))}
      {modes.map(({ file, mode }) => (
        <p key={file}>{t('doctor.safe.mode', { file: short(file), mode })}</p>
      ))}
    </>
  );
}
