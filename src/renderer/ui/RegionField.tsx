/** A region, such as that of a new session: the known ones to choose from, any other to type. */
import { regions } from '../../shared/regions.ts';
import { useLanguage } from '../core/i18n.tsx';
import { SuggestField } from './SuggestField.tsx';

interface RegionFieldProps {
  readonly value: string;
  readonly onChange: (region: string) => void;
  /** Without these it is the region of a session. */
  readonly label?: string;
  readonly hint?: string;
  /** Which ones are proposed; without these all that are known. */
  readonly proposed?: readonly string[];
  /** As of `SuggestField`. */
  readonly opensEmpty?: boolean;
}

export function RegionField({ value, onChange, label, hint, proposed = regions, opensEmpty = true }: RegionFieldProps) {
  const { t } = useLanguage();
  return (
    <SuggestField
      name="region"
      label={label ?? t('panel.form.region')}
      hint={hint ?? t('panel.form.regionHint')}
      listLabel={t('panel.form.regionList')}
      suggestions={proposed}
      opensEmpty={opensEmpty}
      value={value}
      onChange={onChange}
    />
  );
}
