/** Why a session cannot be renewed, and the one change that would let it. */
import { Button } from 'react-aria-components/Button';
import type { Session } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { type Remedy, remedyOf } from '../../shared/remedy.ts';
import { useLanguage } from '../core/i18n.tsx';
import { nameList } from '../ui/name-list.ts';
import { useAppState } from '../core/app-state.ts';
import { CopyButton } from '../ui/CopyButton.tsx';

interface HardEndProps {
  readonly session: Session;
  /** Opens the page that moves legacy profiles to an sso-session. */
  readonly onConvert: () => void;
}

export function HardEnd({ session, onConvert }: HardEndProps) {
  const { t, locale } = useLanguage();
  const state = useAppState();
  const remedy = state && remedyOf(session, state.sessions);
  const { phase, profiles } = session;
  if (!remedy || phase.step !== 'active' || phase.renewal.kind !== 'impossible') return null;
  const reason = remedy.kind === 'set-scope' ? t('clocks.noScope') : t(`clocks.because.${phase.renewal.why}`);
  const names = profiles.map(({ name }) => name);
  const ofProfiles = t('clocks.ofProfile', { count: names.length, profiles: nameList(names, locale) });
  const why = (
    <>
      <p>{reason}</p>
      <p>{changeOf(remedy, t)}</p>
    </>
  );
  if (remedy.kind === 'sign-in-again') return <div className="hard-end">{why}</div>;
  const lines = (
    <>
      <pre>{remedy.lines.join('\n')}</pre>
      {remedy.kind === 'use-section' && <p>{howTo(remedy, ofProfiles, t)}</p>}
      <CopyButton
        command={{ type: 'copy-config-lines', sessionId: session.id }}
        label={t('clocks.remedy.copy', { count: remedy.lines.length })}
      />
    </>
  );
  // A legacy session is so for good: one line, with all that there is to say behind it.
  if (session.kind === 'legacy') {
    return (
      <div className="hard-end one-line">
        <details>
          <summary>{t('home.sheet.legacy')}</summary>
          {why}
          {lines}
        </details>
        <Button className="button" onPress={onConvert}>
          {t('profiles.convert.offer')}
        </Button>
      </div>
    );
  }
  return (
    <div className="hard-end">
      {why}
      <details>
        <summary>{t('clocks.remedy.show', { count: remedy.lines.length })}</summary>
        {lines}
      </details>
    </div>
  );
}

function changeOf(remedy: Remedy, t: Translate): string {
  switch (remedy.kind) {
    case 'sign-in-again':
      return t(`clocks.remedy.signInAgain.${remedy.why}`);
    case 'set-scope':
      return t('clocks.remedy.setScope', { section: remedy.section });
    case 'use-section':
      return remedy.exists
        ? t('clocks.remedy.useExisting', { section: remedy.section })
        : t('clocks.remedy.useSection');
  }
}

function howTo(
  { exists, profileLine: line }: Extract<Remedy, { kind: 'use-section' }>,
  profiles: string,
  t: Translate,
): string {
  return exists
    ? t('clocks.remedy.useExistingHow', { profiles })
    : t('clocks.remedy.useSectionHow', { profiles, line });
}
