/** Asks in which form a role's keys are to be copied. It stands above the list, which it pushes down; the keys never come here. */
import type { Command } from '../../shared/commands.ts';
import { copiedChoices, formatName } from '../../shared/format-names.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { roleLabel } from './account-label.ts';
import { FormSheet } from './FormSheet.tsx';
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
  const role = roleLabel(t, row);
  return (
    <FormSheet heading={t('panel.roles.keys.heading')} onClose={onClose}>
      <p className="keys-role">{t('panel.roles.keys.of', { role })}</p>
      <div className="buttons">
        {copiedChoices.map((format, index) => (
          <button
            key={format}
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
    </FormSheet>
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
