/** Asks in which form a role's keys are to be copied. It stands above the list, which it pushes down; the keys never come here. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Command } from '../../shared/commands.ts';
import { copiedChoices, formatName } from '../../shared/format-names.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { accountLabel } from './account-label.ts';
import type { RoleRow } from './groups.ts';
import { copyKeysCommand } from './role-actions.ts';

interface KeysFormProps {
  readonly row: RoleRow;
  /** A profile that has the role: with it nobody needs keys. Null: there is none. */
  readonly profile: string | null;
  readonly onClose: () => void;
}

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
        {copiedChoices.map((format, index) => (
          <button
            key={format}
            ref={index === 0 ? first : null}
            type="button"
            className={index === 0 ? 'button primary' : 'button'}
            onClick={() => send(copyKeysCommand(row, format), onClose)}
          >
            {formatName(format, t)}
          </button>
        ))}
      </div>
      {profile !== null && <WithoutKeys profile={profile} onCopied={onClose} />}
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('common.action.cancel')}
        </button>
      </div>
    </section>
  );
}

/** What names the profile, in each form that somebody pastes somewhere. */
function profileForms(profile: string): readonly (readonly ['copyArgument' | 'copyExport' | 'copyName', Command])[] {
  return [
    ['copyArgument', { type: 'copy-profile-argument', profile }],
    ['copyExport', { type: 'copy-profile-export', profile, shell: null }],
    ['copyName', { type: 'copy-profile-name', profile }],
  ];
}

function WithoutKeys({ profile, onCopied }: { readonly profile: string; readonly onCopied: () => void }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <div className="keys-profile">
      <p className="quiet">{t('panel.roles.keys.profileDoes', { profile })}</p>
      {profileForms(profile).map(([text, command]) => (
        <button key={text} type="button" className="button" onClick={() => send(command, onCopied)}>
          {t(`panel.roles.action.${text}`, { profile })}
        </button>
      ))}
    </div>
  );
}
