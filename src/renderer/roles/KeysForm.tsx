/** Asks in which form a role's keys are to be copied. It stands above the list, which it pushes down; the keys never come here. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { copiedFormats, type CredentialFormat } from '../../shared/credential-formats.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { accountLabel } from './account-label.ts';
import type { RoleRow } from './groups.ts';
import { roleOf } from './role-actions.ts';

interface KeysFormProps {
  readonly row: RoleRow;
  /** A profile that has the role: with it nobody needs keys. Null: there is none. */
  readonly profile: string | null;
  readonly onClose: () => void;
}

/** Null: the form of the user's own shell. */
const choices = [null, ...copiedFormats] as const;

export function KeysForm({ row, profile, onClose }: KeysFormProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { accountId, accountName, roleName } = row;
  const role = t('panel.roles.rowLabel', { roleName, account: accountLabel(t, accountName, accountId) });
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    // Escape leaves it from each of its buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="sheet keys-form" role="dialog" aria-label={t('panel.roles.keys.heading')} onKeyDown={leave}>
      <p className="keys-role">{t('panel.roles.keys.of', { role })}</p>
      <div className="buttons">
        {choices.map((format, index) => (
          <button
            key={format}
            ref={index === 0 ? first : null}
            type="button"
            className={index === 0 ? 'button primary' : 'button'}
            onClick={() => send({ type: 'copy-keys', ...roleOf(row), format }, onClose)}
          >
            {textOf(format, t)}
          </button>
        ))}
        <button type="button" className="button" onClick={onClose}>
          {t('common.action.cancel')}
        </button>
      </div>
      {profile !== null && <WithoutKeys profile={profile} onCopied={onClose} />}
    </section>
  );
}

/** Proper names, the same in every language. */
const names: Readonly<Partial<Record<CredentialFormat, string>>> = {
  sh: 'bash, zsh',
  fish: 'fish',
  powershell: 'PowerShell',
  json: 'JSON',
};

function textOf(format: (typeof choices)[number], t: Translate): string {
  switch (format) {
    case null:
      return t('panel.roles.keys.usual');
    case 'cmd':
    case 'dotenv':
    case 'credentials-file':
      return t(`panel.roles.keys.format.${format}`);
    default:
      return names[format] ?? format;
  }
}

function WithoutKeys({ profile, onCopied }: { readonly profile: string; readonly onCopied: () => void }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <div className="keys-profile">
      <p className="quiet">{t('panel.roles.keys.profileDoes', { profile })}</p>
      <button
        type="button"
        className="button"
        onClick={() => send({ type: 'copy-profile-argument', profile }, onCopied)}
      >
        {t('panel.roles.action.copyArgument', { profile })}
      </button>
    </div>
  );
}
