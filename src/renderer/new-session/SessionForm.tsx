/** The form for a new session: a start URL is pasted, and what it tells is filled in. Whether it is good, the main process says. */
import { useId, useRef } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import type { Problem } from '../../shared/problems.ts';
import type { StartUrlFinding } from '../../shared/start-url-finding.ts';
import type { OpenPage } from '../core/pages.ts';
import { useLanguage } from '../core/i18n.tsx';
import { ActButton, Reason } from '../ui/ActButton.tsx';
import { DiffPreview } from '../ui/DiffPreview.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { RegionField } from '../ui/RegionField.tsx';
import { StartUrlField } from './StartUrlField.tsx';
import { type KeptForm, useSessionForm } from './use-session-form.ts';

interface SessionFormProps {
  /** Null: the one that the start URL proposes. */
  readonly name: string | null;
  readonly kept: KeptForm;
  /** With the page to go on with. */
  readonly onAdded: OpenPage;
}

export function SessionForm({ name, kept, onAdded }: SessionFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const focusRegion = (): void => form.current?.querySelector<HTMLInputElement>('input[role=combobox]')?.focus();
  const { question, draft, preview, errors, refusal, notAllowed, submit, change, holdName, type, paste } =
    useSessionForm(name, kept, onAdded);
  const submitAll = async (signIn: boolean): Promise<void> => {
    await submit(signIn);
    // Once what is wrong is drawn: the first of it.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  return (
    <Form
      ref={form}
      className="form"
      validationBehavior="aria"
      validationErrors={errors}
      onSubmit={(event) => {
        event.preventDefault();
        void submitAll(true);
      }}
    >
      <StartUrlField question={question} onType={type} onPaste={(text) => void paste(text, focusRegion)} />
      <div className="form-pair">
        <RegionField
          value={draft.region}
          onChange={change('region')}
          hint={useRegionHint(question.finding, draft.region)}
        />
        <NameField value={draft.name} onChange={change('name')} onFocusChange={holdName} />
      </div>
      {preview.change !== null && <DiffPreview file={preview.change.file} lines={preview.change.lines} />}
      {refusal !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={refusal} />
        </div>
      )}
      <SubmitButtons notAllowed={notAllowed} onSubmit={() => void submitAll(false)} />
    </Form>
  );
}

interface NameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly onFocusChange: (isInField: boolean) => void;
}

function NameField(props: NameFieldProps) {
  const { t } = useLanguage();
  return (
    <TextField name="name" className="field" {...props}>
      <Label>{t('panel.form.name')}</Label>
      <Input className="input" spellCheck="false" autoCapitalize="off" />
      <Text slot="description">{t('panel.form.nameHint')}</Text>
      <FieldError className="field-error" />
    </TextField>
  );
}

interface SubmitButtonsProps {
  readonly notAllowed: Problem | null;
  /** Of the second one, which does not sign in. */
  readonly onSubmit: () => void;
}

/** The first one is also pressed by Enter in a field. */
function SubmitButtons({ notAllowed, onSubmit }: SubmitButtonsProps) {
  const { t } = useLanguage();
  const reasonId = useId();
  const one = { refusal: notAllowed, reasonId } as const;
  return (
    <div className="buttons form-buttons">
      <ActButton type="submit" className="button primary" {...one}>
        {t('panel.form.submitAndSignIn')}
      </ActButton>
      <ActButton className="button" onPress={onSubmit} {...one}>
        {t('panel.form.submit')}
      </ActButton>
      {/* It comes while somebody types, and takes no room before. */}
      <div className={notAllowed === null ? 'only-heard' : 'reason'} role="status">
        <Reason id={reasonId} refusal={notAllowed} />
      </div>
    </div>
  );
}

/** Where the region in the field comes from, or who could tell it. */
function useRegionHint(finding: StartUrlFinding | null, region: string): string {
  const { t } = useLanguage();
  if (finding?.how === 'unknown' && region === '') return t('panel.form.regionUnknown');
  if (finding === null || finding.region !== region) return t('panel.form.regionHint');
  if (finding.how === 'page') return t('panel.form.regionFromPage');
  return finding.via === null
    ? t('panel.form.regionFromAddress')
    : t('panel.form.regionFromRedirect', { host: finding.via });
}
