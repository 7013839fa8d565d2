/** The page that moves legacy profiles to an sso-session section, and that can take it back. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import type { ConvertedProfile } from '../../shared/conversion.ts';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { DiffPreview } from '../ui/DiffPreview.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { SubHeader } from '../ui/SubHeader.tsx';
import { usePreview } from '../core/use-preview.ts';
import { useCommands } from '../core/commands.tsx';

interface ConvertViewProps {
  /** All legacy profiles; the user takes some of them. */
  readonly offered: readonly string[];
  /** Those that the user has come for. */
  readonly chosen: readonly string[];
  readonly onBack: () => void;
  /** Opens the page that takes it back; `backup` is the base name of the text before. */
  readonly onRestore: (backup: string) => void;
}

export function ConvertView({ offered, chosen, onBack, onRestore }: ConvertViewProps) {
  const { t } = useLanguage();
  // What is converted is no longer a legacy profile.
  const [profiles] = useState({ offered, chosen });
  const [done, setDone] = useState<Done | null>(null);
  return (
    <>
      <SubHeader title={t('profiles.convert.title')} onBack={onBack} />
      {done === null ? (
        <Offer {...profiles} onDone={setDone} />
      ) : (
        <>
          <main className="page">
            <div className="card written" role="status">
              <p className="label">{t('profiles.convert.done', { count: done.count })}</p>
              <div className="buttons">
                <Button className="button" onPress={() => onRestore(done.keptAs)}>
                  {t('profiles.convert.undo')}
                </Button>
              </div>
            </div>
          </main>
          <footer className="footer">
            <Button className="button primary" onPress={onBack} autoFocus>
              {t('profiles.done.close')}
            </Button>
          </footer>
        </>
      )}
    </>
  );
}

interface Done {
  readonly count: number;
  readonly keptAs: string;
}

interface OfferProps extends Pick<ConvertViewProps, 'offered' | 'chosen'> {
  readonly onDone: (done: Done) => void;
}

function Offer({ offered, chosen: first, onDone }: OfferProps) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const [chosen, setChosen] = useState(first);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const all = usePreview({ type: 'preview-conversion', profiles: [...offered] });
  const preview = usePreview({ type: 'preview-conversion', profiles: [...chosen] });
  const { answer, isPending, problem } = preview;
  const count = answer?.profiles.filter(({ session }) => session !== null).length ?? 0;
  const convert = (): void => {
    if (answer === null) return;
    void ask({ type: 'convert-profiles', profiles: [...chosen], digest: answer.change.digest }).then((result) => {
      setRefusal(result.ok ? null : result.problem);
      if (result.ok) onDone({ count, keptAs: answer.keptAs });
      else preview.again();
    });
  };
  const shownProblem = refusal ?? problem;
  return (
    <>
      <main className="page">
        <p>{t('profiles.convert.why')}</p>
        <p className="quiet">{t('profiles.convert.after')}</p>
        {offered.length > first.length && (
          <div className="buttons choose-many">
            <Button className="button" isDisabled={chosen.length === offered.length} onPress={() => setChosen(offered)}>
              {t('profiles.choose.all', { count: offered.length })}
            </Button>
            <Button className="button" isDisabled={chosen.length === 0} onPress={() => setChosen([])}>
              {t('profiles.choose.none')}
            </Button>
          </div>
        )}
        <CheckboxGroup className="gone-choice" value={[...chosen]} onChange={setChosen}>
          <Label className="label">{t('profiles.convert.profiles')}</Label>
          <div className="gone-list">
            {(all.answer?.profiles ?? []).map((one) => (
              <Choice key={one.profile} converted={one} />
            ))}
          </div>
        </CheckboxGroup>
        {shownProblem !== null && (
          <div className="problem" role="alert">
            <ProblemText problem={shownProblem} />
          </div>
        )}
        {answer !== null && answer.change.lines.length > 0 && (
          <DiffPreview file={answer.change.file} lines={answer.change.lines} />
        )}
      </main>
      <footer className="footer">
        <Button className="button primary" isDisabled={isPending || problem !== null || count === 0} onPress={convert}>
          {t('profiles.convert.submit', { count })}
        </Button>
      </footer>
    </>
  );
}

function Choice({ converted: { profile, session, why } }: { readonly converted: ConvertedProfile }) {
  const { t } = useLanguage();
  return (
    <CheckboxField value={profile} isDisabled={session === null}>
      <CheckboxButton className="gone-item">
        <span className="tick">
          <Icon name="check" />
        </span>
        <span className="gone-name">
          <bdi>{profile}</bdi>
          <span className="quiet">
            {why === null ? t('profiles.convert.to', { session: session ?? '' }) : t(`profiles.convert.stays.${why}`)}
          </span>
        </span>
      </CheckboxButton>
    </CheckboxField>
  );
}
