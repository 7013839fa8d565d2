/** The form for a new session: a start URL is pasted, and what it tells is filled in. Whether it is good, the main process says. */
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import type { StartUrlFinding } from '../../shared/start-url-finding.ts';
import { home, type OpenPage } from '../core/pages.ts';
import { useLanguage } from '../core/i18n.tsx';
import { DiffPreview } from '../ui/DiffPreview.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { useCommands } from '../core/commands.tsx';
import { RegionField } from '../ui/RegionField.tsx';
import { draftOf, emptyFields, type FieldName, fieldOf, type Typed, withoutEmpty } from './session-draft.ts';
import { StartUrlField } from './StartUrlField.tsx';
import { type SessionPreview, useSessionPreview } from './use-session-preview.ts';
import { type StartUrlQuestion, useStartUrl } from './use-start-url.ts';

interface SessionFormProps {
  /** Null: the one that the start URL proposes. */
  readonly name: string | null;
  /** With the page to go on with. */
  readonly onAdded: OpenPage;
}

export function SessionForm({ name, onAdded }: SessionFormProps) {
  const { t } = useLanguage();
  const question = useStartUrl();
  const [typed, setTyped] = useState<Typed>(name === null ? {} : { name });
  const form = useRef<HTMLFormElement>(null);
  const draft = draftOf({ ...typed, startUrl: question.text }, question.finding);
  const preview = useSessionPreview(draft);
  const { errors, refusal, submit, forget } = useSubmit(question, typed, preview, onAdded);
  const change = (field: FieldName) => (value: string) => {
    setTyped((before) => ({ ...before, [field]: value }));
    forget(field);
  };
  const paste = async (text: string): Promise<void> => {
    setTyped(withoutEmpty);
    forget('startUrl');
    const finding = await question.paste(text);
    // The one thing that is left to say.
    if (finding && draftOf(typed, finding).region === '') {
      form.current?.querySelector<HTMLInputElement>('input[role=combobox]')?.focus();
    }
  };
  return (
    <Form
      ref={form}
      className="form"
      validationBehavior="aria"
      validationErrors={errors}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(true);
      }}
    >
      <StartUrlField
        question={question}
        onType={(text) => {
          setTyped(withoutEmpty);
          question.type(text);
          forget('startUrl');
        }}
        onPaste={(text) => void paste(text)}
      />
      <div className="form-pair">
        <RegionField
          value={draft.region}
          onChange={change('region')}
          hint={useRegionHint(question.finding, draft.region)}
        />
        <TextField name="name" className="field" value={draft.name} onChange={change('name')}>
          <Label>{t('panel.form.name')}</Label>
          <Input className="input" spellCheck="false" autoCapitalize="off" />
          <Text slot="description">{t('panel.form.nameHint')}</Text>
          <FieldError className="field-error" />
        </TextField>
      </div>
      {preview.shown !== null && <DiffPreview file={preview.shown.file} lines={preview.shown.lines} />}
      {refusal !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={refusal} />
        </div>
      )}
      <div className="buttons form-buttons">
        <Button type="submit" className="button primary">
          {t('panel.form.submitAndSignIn')}
        </Button>
        <Button className="button" onPress={() => void submit(false)}>
          {t('panel.form.submit')}
        </Button>
      </div>
    </Form>
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

/** Sends the draft and sorts what comes back: problems of fields, a problem of the whole form, or success. */
function useSubmit(
  question: StartUrlQuestion,
  typed: Typed,
  preview: SessionPreview,
  onAdded: SessionFormProps['onAdded'],
) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const [wrong, setWrong] = useState<Typed>({});
  const [refusal, setRefusal] = useState<Problem | null>(null);

  const sentences = (problem: Problem): string => {
    const { message, action } = problemText(t, problem);
    return `${message} ${action}`;
  };

  const submit = async (signIn: boolean): Promise<void> => {
    setRefusal(null);
    const finding = await question.settle();
    const draft = draftOf({ ...typed, startUrl: question.text }, finding);
    const empty = emptyFields(draft);
    setWrong(Object.fromEntries(empty.map((field) => [field, t('panel.form.missing')])));
    // What is wrong with the start URL is said beside it already.
    if (empty.length > 0 || finding === null) return;
    const { startUrl } = draft;
    const region = draft.region.trim();
    const name = draft.name.trim();
    // Whoever presses Enter before the preview came has it asked for now: nothing is written that was not shown.
    const shown = await preview.of(draft);
    const result = shown.ok
      ? await ask({ type: 'add-session', startUrl, region, name, digest: shown.value.digest, signIn })
      : shown;
    if (result.ok) return onAdded(signIn ? { kind: 'first-profiles', sessionId: `sso-session:${name}` } : home);
    const field = fieldOf(result.problem);
    setWrong(field === null ? {} : { [field]: sentences(result.problem) });
    setRefusal(field === null ? result.problem : null);
  };

  // The start URL also fills the other two.
  const forget = (field: FieldName): void => {
    setWrong(({ [field]: _gone, ...others }) => (field === 'startUrl' ? {} : others));
  };
  const errors = question.problem ? { ...wrong, startUrl: sentences(question.problem) } : wrong;
  return { errors, refusal, submit, forget };
}
