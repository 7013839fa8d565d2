/** The page that makes profiles for roles of a session: choose, look at the change, write. */
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { AppState, Session } from '../../shared/app-state.ts';
import { usualTemplate } from '../../shared/profile-names.ts';
import type { WrittenProfiles } from '../../shared/profile-plans.ts';
import { useLanguage } from '../core/i18n.tsx';
import type { ProfileRole } from '../core/pages.ts';
import { useShortPaths } from '../ui/short-paths.tsx';
import { SubHeader } from '../ui/SubHeader.tsx';
import { ChooseRoles } from './ChooseRoles.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import type { Options } from './ProfileOptions.tsx';
import { choosable, chosenRoles, mostAtOnce, profilesByRow, roleRow } from './role-choice.ts';
import { usePreview } from '../core/use-preview.ts';
import { WrittenNotice } from './WrittenNotice.tsx';
import { AccountsStatus } from '../roles/AccountsStatus.tsx';
import { allAccountGroups, withoutGone } from '../roles/groups.ts';

interface CreateProfilesViewProps {
  readonly state: AppState;
  readonly session: Session;
  /** The one role that gets a profile; without it, roles are still to be chosen. */
  readonly role?: ProfileRole | undefined;
  readonly onBack: () => void;
}

export function CreateProfilesView({ state, session, role, onBack }: CreateProfilesViewProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const [step, setStep] = useState<'choose' | 'preview' | WrittenProfiles>(role === undefined ? 'choose' : 'preview');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [options, setOptions] = useState<Options>({ template: usualTemplate, region: session.region, output: null });
  const rows = useMemo(
    () =>
      role === undefined
        ? chosenRoles(choosable(withoutGone(allAccountGroups([session])), profilesByRow(session)), chosen)
        : [roleRow(session, role)],
    [session, role, chosen],
  );
  const [isHinted, setHint] = useState(false);
  const footText = (): string => {
    if (rows.length > mostAtOnce) return t('profiles.choose.most', { most: mostAtOnce });
    if (rows.length === 0 && isHinted) return t('profiles.choose.first');
    return t('profiles.choose.chosen', { count: rows.length });
  };
  const title = t('profiles.createFor', { session: session.name });
  if (typeof step === 'object') {
    return (
      <>
        <SubHeader title={title} onBack={onBack} />
        <WrittenNotice done={step} copies={role !== undefined} onClose={onBack} />
      </>
    );
  }
  if (step === 'preview') {
    return (
      <>
        <SubHeader title={title} onBack={role === undefined ? () => setStep('choose') : onBack} />
        <PreviewStep
          session={session}
          rows={rows}
          isOnlyStep={role !== undefined}
          options={options}
          onOptions={setOptions}
          onDone={setStep}
        />
      </>
    );
  }
  return (
    <>
      <SubHeader title={title} onBack={onBack} />
      <main className="page">
        <p className="quiet">{t('profiles.file', { file: short(state.config.file) })}</p>
        <AccountsStatus session={session} named={false} />
        <GoneOffer session={session} options={options} onReview={() => setStep('preview')} />
        <ChooseRoles session={session} chosen={chosen} onChosen={setChosen} />
      </main>
      <footer className="footer choose-footer">
        <p className="quiet" role="status">
          {footText()}
        </p>
        {/* Never disabled: it is what Tab leads to from the list, which would else go to a row that nobody sees. */}
        <Button className="button primary" onPress={() => (rows.length === 0 ? setHint(true) : setStep('preview'))}>
          {t('profiles.choose.next')}
        </Button>
      </footer>
    </>
  );
}

interface GoneOfferProps {
  readonly session: Session;
  readonly options: Options;
  readonly onReview: () => void;
}

/** Only for roles that are known to be gone: nothing is said while they are listed. */
function GoneOffer({ session: { id, accounts }, options, onReview }: GoneOfferProps) {
  const { t } = useLanguage();
  const { answer } = usePreview({
    type: 'preview-profiles',
    sessionId: id,
    roles: [],
    template: options.template,
    region: null,
    output: null,
    clashes: 'leave-out',
    remove: [],
  });
  const count = answer?.gone.length ?? 0;
  if (count === 0 || accounts.status !== 'ready') return null;
  return (
    <div className="notice gone-offer">
      <p>{t('profiles.choose.gone', { count })}</p>
      <Button className="button" onPress={onReview}>
        {t('profiles.choose.review')}
      </Button>
    </div>
  );
}
