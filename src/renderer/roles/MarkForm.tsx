/** Gives a role or its account a name of one's own and a colour. It stands above the list, which it pushes down. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  type AccountColor,
  accountColors,
  longestNickname,
  type MarkTarget,
  nicknameFrom,
  ownMarkOf,
  type RoleMark,
} from '../../shared/role-marks.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { accountLabel } from './account-label.ts';
import type { RoleRow } from './groups.ts';

interface MarkFormProps {
  readonly row: RoleRow;
  readonly roleMarks: readonly RoleMark[];
  readonly onClose: () => void;
}

export function MarkForm({ row, roleMarks, onClose }: MarkFormProps) {
  const { t } = useLanguage();
  const { accountId, accountName, roleName } = row;
  const [isOfRole, setOfRole] = useState(true);
  const target = { accountId, roleName: isOfRole ? roleName : null };
  const account = accountLabel(t, accountName, accountId);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const choice = (ofRole: boolean, text: string) => (
    <label>
      <input type="radio" name="mark-target" checked={isOfRole === ofRole} onChange={() => setOfRole(ofRole)} />
      <span>{text}</span>
    </label>
  );
  return (
    // Escape leaves it from each of its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="sheet mark-form" role="dialog" aria-label={t('panel.roles.mark.heading')} onKeyDown={leave}>
      <h2>{t('panel.roles.mark.heading')}</h2>
      <div role="radiogroup" className="mark-targets" aria-label={t('panel.roles.mark.target')}>
        {choice(true, t('panel.roles.rowLabel', { roleName, account }))}
        {choice(false, t('panel.roles.mark.account', { account }))}
      </div>
      <MarkFields key={String(isOfRole)} target={target} roleMarks={roleMarks} onClose={onClose} />
    </section>
  );
}

interface MarkFieldsProps extends Pick<MarkFormProps, 'roleMarks' | 'onClose'> {
  readonly target: MarkTarget;
}

function MarkFields({ target, roleMarks, onClose }: MarkFieldsProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const [before] = useState(() => ownMarkOf(roleMarks, target));
  const [nickname, setNickname] = useState(before.nickname ?? '');
  const [color, setColor] = useState(before.color);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = (): void => {
    if (nicknameFrom(nickname) !== before.nickname) send({ type: 'set-nickname', ...target, nickname });
    if (color !== before.color) send({ type: 'set-color', ...target, color });
    onClose();
  };
  return (
    <form
      className="mark-fields"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label className="mark-name">
        <span>{t('panel.roles.mark.nickname')}</span>
        <input
          ref={field}
          className="input"
          value={nickname}
          maxLength={longestNickname}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target: { value } }) => setNickname(value)}
        />
      </label>
      <Colors color={color} onColor={setColor} />
      <div className="buttons">
        <button type="submit" className="button primary">
          {t('panel.roles.mark.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('common.action.cancel')}
        </button>
      </div>
    </form>
  );
}

interface ColorsProps {
  readonly color: AccountColor | null;
  readonly onColor: (color: AccountColor | null) => void;
}

/** Each with its name, as the sign alone says nothing to many. */
function Colors({ color, onColor }: ColorsProps) {
  const { t } = useLanguage();
  return (
    <div role="radiogroup" className="mark-colors" aria-label={t('panel.roles.mark.color')}>
      {[null, ...accountColors].map((one) => (
        <label key={one}>
          <input type="radio" name="mark-color" checked={color === one} onChange={() => onColor(one)} />
          {one !== null && <span className="color-mark" data-color={one} />}
          <span>{t(one === null ? 'panel.roles.mark.noColor' : `panel.roles.color.${one}`)}</span>
        </label>
      ))}
    </div>
  );
}
