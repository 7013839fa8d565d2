/** The second step to new profiles: their names, what becomes of each role, and the change of the file to agree to. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Session } from '../../shared/app-state.ts';
import type { CommandOf } from '../../shared/commands.ts';
import type { ChosenRole } from '../../shared/profile-names.ts';
import type { ProfilesPreview, WrittenProfiles } from '../../shared/profile-plans.ts';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { DiffPreview } from '../ui/DiffPreview.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import type { RoleRow } from '../roles/groups.ts';
import { useCommands } from '../core/commands.tsx';
import { GoneProfiles } from './GoneProfiles.tsx';
import { PlanSummary } from './PlanSummary.tsx';
import { type Options, ProfileOptions } from './ProfileOptions.tsx';
import { toRoles } from './role-choice.ts';
import { type Preview, usePreview } from '../core/use-preview.ts';

interface PreviewStepProps {
  readonly session: Session;
  readonly rows: readonly RoleRow[];
  /** Whether nothing has been chosen before: then Enter alone agrees to the change. */
  readonly isOnlyStep: boolean;
  readonly options: Options;
  readonly onOptions: (options: Options) => void;
  readonly onDone: (written: WrittenProfiles) => void;
}

export function PreviewStep({ session, rows, isOnlyStep, options, onOptions, onDone }: PreviewStepProps) {
  const { t } = useLanguage();
  const [renames, setRenames] = useState(false);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const request: PreviewRequest = {
    sessionId: session.id,
    roles: [...toRoles(rows)],
    template: options.template,
    region: options.region.trim() || null,
    output: options.output,
    clashes: renames ? 'rename' : 'leave-out',
    remove: [...remove],
  };
  const preview = usePreview<PreviewOf>({ type: 'preview-profiles', ...request });
  const { write, problem, isWriting } = useWrite(request, preview, onDone);
  const { answer, isPending } = preview;
  const shownProblem = problem ?? preview.problem;
  const [first] = rows;
  const canWrite = !isPending && !isWriting && preview.problem === null && Boolean(answer?.change.lines.length);
  const button = useFocusOnce(isOnlyStep && canWrite);
  return (
    <>
      <main className="page">
        {first !== undefined && (
          <ProfileOptions options={options} onOptions={onOptions} role={exampleOf(first, session)} />
        )}
        {shownProblem !== null && (
          <div className="problem" role="alert">
            <ProblemText problem={shownProblem} />
          </div>
        )}
        {answer === null ? (
          preview.problem === null && <p className="quiet">{t('profiles.plan.preparing')}</p>
        ) : (
          <Plan answer={answer} renames={renames} onRenames={setRenames} remove={remove} onRemove={setRemove} />
        )}
      </main>
      <footer className="footer">
        <Button ref={button} className="button primary" isDisabled={!canWrite} onPress={write}>
          {writeLabel(answer)}
        </Button>
      </footer>
    </>
  );

  function writeLabel(of: ProfilesPreview | null): string {
    const count = of?.profiles.filter(({ kind }) => kind === 'new').length ?? 0;
    return count === 0 || remove.length > 0 ? t('profiles.plan.apply') : t('profiles.plan.write', { count });
  }
}

/** Moves the focus to the button as soon as it can be pressed, unless somebody has gone elsewhere meanwhile. */
function useFocusOnce(isReady: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    if (!isReady || isDone.current) return;
    isDone.current = true;
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLInputElement)) button.current?.focus();
  }, [isReady]);
  return button;
}

interface PlanProps {
  readonly answer: ProfilesPreview;
  readonly renames: boolean;
  readonly onRenames: (renames: boolean) => void;
  readonly remove: readonly string[];
  readonly onRemove: (names: readonly string[]) => void;
}

function Plan({ answer: { profiles, gone, change }, renames, onRenames, remove, onRemove }: PlanProps) {
  const { t } = useLanguage();
  return (
    <>
      <PlanSummary profiles={profiles} renames={renames} onRenames={onRenames} />
      <GoneProfiles gone={gone} chosen={remove} onChosen={onRemove} />
      {change.lines.length === 0 ? (
        <p className="quiet">{t('profiles.plan.nothing')}</p>
      ) : (
        <DiffPreview file={change.file} lines={change.lines} />
      )}
    </>
  );
}

function exampleOf({ accountId, accountName, roleName }: RoleRow, { name }: Session): ChosenRole {
  return { session: name, accountId, accountName, roleName };
}

type PreviewOf = CommandOf<'preview-profiles'>;
type PreviewRequest = Omit<PreviewOf, 'type'>;

/** Writes what is shown; where that is refused there is something else to show. */
function useWrite(
  request: PreviewRequest,
  { answer, again }: Preview<PreviewOf>,
  onDone: (written: WrittenProfiles) => void,
) {
  const { ask } = useCommands();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isWriting, setWriting] = useState(false);
  const write = (): void => {
    if (answer === null) return;
    setWriting(true);
    void ask({ type: 'write-profiles', ...request, digest: answer.change.digest }).then((result) => {
      setWriting(false);
      setProblem(result.ok ? null : result.problem);
      if (result.ok) onDone(result.value);
      else again();
    });
  };
  return { write, problem, isWriting };
}
