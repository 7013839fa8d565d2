/** The field that a start URL is pasted into, with whatever stands around it. */
import { type ClipboardEvent } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useLanguage } from '../core/i18n.tsx';
import type { StartUrlInput } from './use-start-url.ts';

interface StartUrlFieldProps {
  readonly question: StartUrlInput;
  readonly onType: (text: string) => void;
  readonly onPaste: (text: string) => void;
}

export function StartUrlField({ question, onType, onPaste }: StartUrlFieldProps) {
  const { t } = useLanguage();
  const { text, finding, isAsking } = question;
  const via = finding?.how === 'not-followed' ? null : (finding?.via ?? null);
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    // Left to itself, the field would join lines without a space, and so make one address of two.
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const [before, after] = [text.slice(0, selectionStart ?? 0), text.slice(selectionEnd ?? 0)];
    onPaste(`${before}${event.clipboardData.getData('text')}${after}`.replaceAll(/\s+/g, ' ').trim());
  };
  return (
    <TextField
      name="startUrl"
      className="field"
      value={text}
      onChange={onType}
      onBlur={() => void question.followAddress()}
      autoFocus
    >
      <Label>{t('panel.form.startUrl')}</Label>
      <Input className="input" inputMode="url" autoCapitalize="off" spellCheck="false" onPaste={paste} />
      <Text slot="description" role="status">
        {isAsking && t('panel.form.startUrlAsking')}
        {!isAsking && (via === null ? t('panel.form.startUrlHint') : t('panel.form.startUrlVia', { host: via }))}
      </Text>
      <FieldError className="field-error" />
    </TextField>
  );
}
