/** What the form for a new session holds: values that were typed or told by the start URL, their preview, and what is wrong. */
import { useEffect, useMemo, useState } from 'react';
import { portalRefusal } from '../../shared/managed-settings.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useRuledState } from '../core/ruled.tsx';
import { home, type OpenPage } from '../core/pages.ts';
import {
  draftOf,
  emptyFields,
  type FieldName,
  fieldOf,
  mistakesIn,
  type Typed,
  withoutEmpty,
} from './session-draft.ts';
import { type SessionPreview, useSessionPreview } from './use-session-preview.ts';
import { type StartUrlInput, useStartUrl } from './use-start-url.ts';

/** What was typed when the form was left without adding anything: it is there again when the form is opened again. */
export interface KeptForm {
  readonly values: Typed;
  readonly keep: (values: Typed) => void;
}

/** `name`: null for the one that the start URL proposes; `onAdded` gets the page to go on with. */
export function useSessionForm(name: string | null, { values, keep }: KeptForm, onAdded: OpenPage) {
  const [{ startUrl, ...before }] = useState(values);
  const question = useStartUrl(startUrl ?? '');
  const [typed, setTyped] = useState<Typed>(name === null ? before : { ...before, name });
  useEffect(() => {
    keep({ ...typed, startUrl: question.text });
  }, [keep, typed, question.text]);
  const [heldName, setHeldName] = useState<string | null>(null);
  const shown: Typed = heldName === null || typed.name !== undefined ? typed : { ...typed, name: heldName };
  const draft = draftOf({ ...shown, startUrl: question.text }, question.finding);
  const preview = useSessionPreview(draft);
  const added: OpenPage = (page) => {
    setTyped({});
    question.type('');
    onAdded(page);
  };
  const ruled = useRuledState();
  // Of an address that has been read: what is still being typed may become one that is allowed.
  const notAllowed = question.finding === null ? null : portalRefusal(ruled, question.finding.startUrl);
  const { forget, ...submission } = useSubmit(question, shown, preview, added);
  return {
    question,
    draft,
    preview,
    ...submission,
    /** Why no session of this start URL may be added; null: it may, as far as is known. */
    notAllowed,
    change: (field: FieldName) => (value: string) => {
      setTyped((before) => ({ ...before, [field]: value }));
      forget(field);
    },
    /** While somebody is in the field of the name, what the start URL proposes does not come in between the letters. */
    holdName: (isInField: boolean): void => setHeldName(isInField ? draft.name : null),
    type: (text: string): void => {
      setTyped(withoutEmpty);
      question.type(text);
      forget('startUrl');
    },
    /** `askForRegion`: called where that is the one thing that is left to say. */
    paste: async (text: string, askForRegion: () => void): Promise<void> => {
      setTyped(withoutEmpty);
      forget('startUrl');
      const finding = await question.paste(text);
      if (finding && draftOf(typed, finding).region === '') askForRegion();
    },
  };
}

type Wrong = Readonly<Partial<Record<FieldName, Problem | 'missing'>>>;

/** What is wrong with each field, said in the language of the moment. */
function sentencesOf(wrong: Wrong, ofStartUrl: Problem | null, t: Translate): Typed {
  const all = ofStartUrl === null ? wrong : { ...wrong, startUrl: ofStartUrl };
  const said = Object.entries(all).map(([field, mistake]) => {
    if (mistake === 'missing') return [field, t('panel.form.missing')];
    const { message, action } = problemText(t, mistake);
    return [field, `${message} ${action}`];
  });
  return Object.fromEntries(said) as Typed;
}

/** Sends the draft and sorts what comes back: problems of fields, a problem of the whole form, or success. */
function useSubmit(question: StartUrlInput, typed: Typed, preview: SessionPreview, onAdded: OpenPage) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const [wrong, setWrong] = useState<Wrong>({});
  const [refusal, setRefusal] = useState<Problem | null>(null);

  const submit = async (signIn: boolean): Promise<void> => {
    setRefusal(null);
    const finding = await question.followAddress();
    const draft = draftOf({ ...typed, startUrl: question.text }, finding);
    const empty = emptyFields(draft).map((field) => [field, 'missing'] as const);
    const found: Wrong = { ...Object.fromEntries(empty), ...mistakesIn(draft) };
    setWrong(found);
    // What is wrong with the start URL is said beside it already.
    if (Object.keys(found).length > 0 || finding === null) return;
    const { startUrl } = draft;
    const region = draft.region.trim();
    const name = draft.name.trim();
    // Whoever presses Enter before the preview came has it asked for now: nothing is written that was not shown.
    const change = await preview.changeFor(draft);
    const result = change.ok
      ? await ask({ type: 'add-session', startUrl, region, name, digest: change.value.digest, signIn })
      : change;
    if (result.ok) return onAdded(signIn ? { kind: 'first-profiles', sessionId: `sso-session:${name}` } : home);
    const field = fieldOf(result.problem);
    setWrong(field === null ? {} : { [field]: result.problem });
    setRefusal(field === null ? result.problem : null);
  };

  // The start URL also fills the other two.
  const forget = (field: FieldName): void => {
    setWrong(({ [field]: _gone, ...others }) => (field === 'startUrl' ? {} : others));
  };
  // The same object until something changes: a new one would show errors again that somebody has begun to mend.
  const errors = useMemo(() => sentencesOf(wrong, question.problem, t), [wrong, question.problem, t]);
  return { errors, refusal, submit, forget };
}
