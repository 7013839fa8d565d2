/** How the new profiles are to be called, and what all of them say. */
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import {
  type ChosenRole,
  letterCases,
  type NameTemplate,
  renderName,
  separators,
  tellsRolesApart,
  unknownFields,
} from '../../shared/profile-names.ts';
import { type Output, outputs } from '../../shared/profile-plans.ts';
import { RegionField } from '../ui/RegionField.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { nameList } from '../ui/name-list.ts';
import { SelectField } from '../ui/SelectField.tsx';

export interface Options {
  readonly template: NameTemplate;
  /** As typed; empty: no line for it. */
  readonly region: string;
  readonly output: Output | null;
}

interface ProfileOptionsProps {
  readonly options: Options;
  readonly onOptions: (options: Options) => void;
  /** For the example. */
  readonly role: ChosenRole;
}

export function ProfileOptions({ options, onOptions, role }: ProfileOptionsProps) {
  const { t } = useLanguage();
  const { template } = options;
  const changeTemplate = (changes: Partial<NameTemplate>): void => {
    onOptions({ ...options, template: { ...template, ...changes } });
  };
  return (
    <div className="form">
      <TemplateField template={template} role={role} onPattern={(pattern) => changeTemplate({ pattern })} />
      <RegionField
        label={t('profiles.name.region')}
        hint={t('profiles.name.regionHint')}
        value={options.region}
        onChange={(region) => onOptions({ ...options, region })}
      />
      <details className="more-options">
        <summary>{t('profiles.name.more')}</summary>
        <div className="form">
          <Segments
            label={t('profiles.name.letterCase')}
            value={template.letterCase}
            values={letterCases}
            textOf={(one) => t(`profiles.name.letterCases.${one}`)}
            onChange={(letterCase) => changeTemplate({ letterCase })}
          />
          <Segments
            label={t('profiles.name.separator')}
            value={template.separator}
            values={separators}
            textOf={(one) => one}
            onChange={(separator) => changeTemplate({ separator })}
          />
          <OutputField value={options.output} onChange={(output) => onOptions({ ...options, output })} />
        </div>
      </details>
    </div>
  );
}

const fields = ['{account}', '{accountId}', '{role}', '{session}'] as const;

interface TemplateFieldProps extends Pick<ProfileOptionsProps, 'role'> {
  readonly template: NameTemplate;
  readonly onPattern: (pattern: string) => void;
}

function TemplateField({ template, role, onPattern }: TemplateFieldProps) {
  const { t, locale } = useLanguage();
  const { pattern } = template;
  const unknown = unknownFields(pattern);
  const fault =
    unknown.length > 0
      ? t('profiles.name.unknown', { fields: nameList(unknown, locale) })
      : tellsRolesApart(pattern)
        ? null
        : t('profiles.name.same');
  return (
    <TextField className="field" value={pattern} onChange={onPattern} isInvalid={fault !== null}>
      <Label>{t('profiles.name.template')}</Label>
      <Input className="input template" spellCheck="false" autoCapitalize="off" maxLength={256} />
      <Text slot="description">
        {t('profiles.name.fields', { fields: nameList(fields, locale) })}
        <span className="example" aria-live="polite">
          {t('profiles.name.example', { name: renderName(template, role).name })}
        </span>
      </Text>
      <FieldError className="field-error">{fault}</FieldError>
    </TextField>
  );
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly textOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Segments<Value extends string>({ label, value, values, textOf, onChange }: SegmentsProps<Value>) {
  const choose = (chosen: string): void => {
    const found = values.find((one) => one === chosen);
    if (found !== undefined) onChange(found);
  };
  return (
    <RadioGroup className="choice" value={value} onChange={choose} orientation="horizontal">
      <Label className="label">{label}</Label>
      <div className="segments">
        {values.map((one) => (
          <RadioField key={one} value={one} className="segment-field">
            <RadioButton className="segment">{textOf(one)}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}

/** No format: the key of the item for none. */
const usual = 'usual';

interface OutputFieldProps {
  readonly value: Output | null;
  readonly onChange: (output: Output | null) => void;
}

function OutputField({ value, onChange }: OutputFieldProps) {
  const { t } = useLanguage();
  const label = t('profiles.name.output');
  const items = [
    { id: usual, label: t('profiles.name.outputUsual') } as const,
    ...outputs.map((output) => ({ id: output, label: output })),
  ];
  return (
    <SelectField
      label={label}
      items={items}
      value={value ?? usual}
      onChange={(id) => onChange(id === usual ? null : id)}
    >
      <span className="label" aria-hidden="true">
        {label}
      </span>
    </SelectField>
  );
}
