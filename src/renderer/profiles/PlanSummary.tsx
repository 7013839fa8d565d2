/** What becomes of the chosen roles, in words: what is new, what is there, and what is left out for which reason. */
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import type { PlannedProfile } from '../../shared/profile-plans.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { useLanguage } from '../core/i18n.tsx';
import { accountLabel } from '../roles/account-label.ts';

interface PlanSummaryProps {
  readonly profiles: readonly PlannedProfile[];
  readonly renames: boolean;
  readonly onRenames: (renames: boolean) => void;
}

export function PlanSummary({ profiles, renames, onRenames }: PlanSummaryProps) {
  const { t } = useLanguage();
  const added = ofKind(profiles, 'new');
  const existing = ofKind(profiles, 'exists').length;
  const clashes = ofKind(profiles, 'clash');
  const invalid = ofKind(profiles, 'invalid');
  const renamed = added.filter((one) => one.renamed !== null);
  const replaced = [...new Set(added.flatMap((one) => one.replaced))];
  const example = clashes[0]?.suggestion ?? renamed[0]?.name;
  return (
    <div className="plan" role="status">
      {profiles.length > 0 && <p className="plan-new">{t('profiles.plan.new', { count: added.length })}</p>}
      {existing > 0 && <p className="quiet">{t('profiles.plan.exists', { count: existing })}</p>}
      {replaced.length > 0 && (
        <p className="quiet">{t('profiles.plan.replaced', { characters: replaced.map(visible).join(' ') })}</p>
      )}
      {clashes.length > 0 && (
        <LeftOut
          heading={t('profiles.plan.clash', { count: clashes.length })}
          lines={clashes.map((one) => lineOf(one, t))}
        />
      )}
      {renamed.length > 0 && <p className="quiet">{t('profiles.plan.renamed', { count: renamed.length })}</p>}
      {example !== undefined && (
        <SwitchField isSelected={renames} onChange={onRenames}>
          <SwitchButton className="switch">
            <span className="plan-rename">{t('profiles.plan.rename', { name: example })}</span>
            <span className="switch-track">
              <span className="switch-thumb" />
            </span>
          </SwitchButton>
        </SwitchField>
      )}
      {invalid.length > 0 && (
        <LeftOut
          heading={t('profiles.plan.invalid', { count: invalid.length })}
          lines={invalid.map((one) => lineOf(one, t))}
        />
      )}
    </div>
  );
}

function ofKind<Kind extends PlannedProfile['kind']>(profiles: readonly PlannedProfile[], kind: Kind) {
  return profiles.filter((one): one is Extract<PlannedProfile, { kind: Kind }> => one.kind === kind);
}

function lineOf(profile: Extract<PlannedProfile, { kind: 'clash' | 'invalid' }>, t: Translate): string {
  const { role, name } = profile;
  const params = { role: role.roleName, account: accountLabel(t, role.accountName, role.accountId), name };
  if (profile.kind === 'invalid') return t(`profiles.plan.why.${profile.why}`, params);
  return profile.clash === 'taken' ? t('profiles.plan.taken', params) : t('profiles.plan.sameName', params);
}

/** White space has no shape of its own. */
function visible(character: string): string {
  return /^[\s\p{Cc}]$/u.test(character) ? '␣' : character;
}

const mostShown = 5;

function LeftOut({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  const { t } = useLanguage();
  return (
    <div className="left-out">
      <p>{heading}</p>
      <ul>
        {lines.slice(0, mostShown).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > mostShown && <li>{t('profiles.plan.more', { count: lines.length - mostShown })}</li>}
      </ul>
    </div>
  );
}
