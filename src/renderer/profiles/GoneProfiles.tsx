/** The profiles that Daypass wrote and whose role is gone, to be chosen for removal. */
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import type { GoneProfile } from '../../shared/profile-plans.ts';
import { useLanguage } from '../core/i18n.tsx';
import { nameList } from '../ui/name-list.ts';
import { Icon } from '../ui/Icon.tsx';

interface GoneProfilesProps {
  readonly gone: readonly GoneProfile[];
  readonly chosen: readonly string[];
  readonly onChosen: (names: readonly string[]) => void;
}

export function GoneProfiles({ gone, chosen, onChosen }: GoneProfilesProps) {
  const { t } = useLanguage();
  if (gone.length === 0) return null;
  return (
    <CheckboxGroup className="gone-choice" value={[...chosen]} onChange={onChosen}>
      <Label className="label">{t('profiles.plan.remove')}</Label>
      <Text slot="description" className="quiet">
        {t('profiles.plan.removeHint')}
      </Text>
      <div className="gone-list">
        {gone.map((profile) => (
          <CheckboxField key={profile.name} value={profile.name}>
            <CheckboxButton className="gone-item">
              <span className="tick">
                <Icon name="check" />
              </span>
              <GoneName profile={profile} />
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
    </CheckboxGroup>
  );
}

function GoneName({ profile: { name, changedByHand, usedBy } }: { readonly profile: GoneProfile }) {
  const { t, locale } = useLanguage();
  return (
    <span className="gone-name">
      <bdi>{name}</bdi>
      {changedByHand && <span className="tag">{t('profiles.plan.byHand')}</span>}
      {usedBy.length > 0 && (
        <span className="quiet">{t('profiles.plan.usedBy', { profiles: nameList(usedBy, locale) })}</span>
      )}
    </span>
  );
}
