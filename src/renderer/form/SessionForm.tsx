/** The form for a new session. Whether its values are good is for the main process to say. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../i18n.tsx';
import { ProblemText } from '../parts/ProblemText.tsx';
import { useCommands } from '../state/commands.tsx';
import { RegionField } from './RegionField.tsx';
import { type FieldName, fieldOf, nameFrom, regionFrom } from './session-draft.ts';

type Draft = Readonly<Record<FieldName, string>>;

/** What a person typed; where nothing was typed, the start URL speaks. */
type Typed = Readonly<Partial<Draft>>;

export function SessionForm({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState<Typed>({});
  const startUrl = typed.startUrl ?? '';
  const draft = { startUrl, region: typed.region ?? regionFrom(startUrl), name: typed.name ?? nameFrom(startUrl) };
  const { errors, refusal, submit, forget } = useSubmit(draft, onAdded);
  const change = (field: FieldName) => (value: string) => {
    setTyped((before) => ({ ...before, [field]: value }));
    forget(field);
  };
  return (
    <Form
      className="form"
      validationBehavior="aria"
      validationErrors={errors}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField name="startUrl" className="field" type="url" value={startUrl} onChange={change('startUrl')} autoFocus>
        <Label>{t('panel.form.startUrl')}</Label>
        <Input className="input" placeholder="https://d-1234567890.awsapps.com/start" spellCheck="false" />
        <Text slot="description">{t('panel.form.startUrlHint')}</Text>
        <FieldError className="field-error" />
      </TextField>
      <RegionField value={draft.region} onChange={change('region')} />
      <TextField name="name" className="field" value={draft.name} onChange={change('name')}>
        <Label>{t('panel.form.name')}</Label>
        <Input className="input" spellCheck="false" autoCapitalize="off" />
        <Text slot="description">{t('panel.form.nameHint')}</Text>
        <FieldError className="field-error" />
      </TextField>
      {refusal !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={refusal} />
        </div>
      )}
      <div className="buttons">
        <Button type="submit" className="button primary">
          {t('panel.form.submit')}
        </Button>
      </div>
    </Form>
  );
}

/** Sends the draft and sorts what comes back: problems of fields, a problem of the whole form, or success. */
function useSubmit(draft: Draft, onAdded: () => void) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const [errors, setErrors] = useState<Typed>({});
  const [refusal, setRefusal] = useState<Problem | null>(null);

  const show = (problem: Problem): void => {
    const field = fieldOf(problem);
    const { message, action } = problemText(t, problem);
    setErrors(field === null ? {} : { [field]: `${message} ${action}` });
    setRefusal(field === null ? problem : null);
  };

  const submit = (): void => {
    const empty = fields.filter((field) => draft[field].trim() === '');
    setRefusal(null);
    setErrors(Object.fromEntries(empty.map((field) => [field, t('panel.form.missing')])));
    if (empty.length > 0) return;
    const { startUrl, region, name } = draft;
    const command = {
      type: 'add-session',
      startUrl: startUrl.trim(),
      region: region.trim(),
      name: name.trim(),
    } as const;
    void ask(command).then((result) => (result.ok ? onAdded() : show(result.problem)));
  };

  // The start URL also fills the other two.
  const forget = (field: FieldName): void => {
    setErrors(({ [field]: _gone, ...others }) => (field === 'startUrl' ? {} : others));
  };
  return { errors, refusal, submit, forget };
}

const fields = ['startUrl', 'region', 'name'] as const satisfies readonly FieldName[];
