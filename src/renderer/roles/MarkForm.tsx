/** Gives a role or its account a name of one's own, a colour and a browser. It stands above the list, which it pushes down. */
import { useState } from 'react';
import type { BrowserChoice, FoundBrowser } from '../../shared/browser-choice.ts';
import {
  type AccountColor,
  accountColors,
  longestNickname,
  type MarkTarget,
  nicknameFrom,
  ownMarkOf,
  type RoleMark,
} from '../../shared/role-marks.ts';
import type { Command } from '../../shared/commands.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useBrowsersLookedFor } from '../sessions/BrowserChoice.tsx';
import { BrowserFields } from '../sessions/BrowserFields.tsx';
import { accountLabel, roleLabel } from './account-label.ts';
import { FormSheet } from './FormSheet.tsx';
import type { RoleRow } from './groups.ts';

interface MarkFormProps {
  readonly row: RoleRow;
  readonly roleMarks: readonly RoleMark[];
  /** Null until the main process has looked. */
  readonly browsers: readonly FoundBrowser[] | null;
  readonly onClose: () => void;
}

export function MarkForm({ row, roleMarks, browsers, onClose }: MarkFormProps) {
  const { t } = useLanguage();
  useBrowsersLookedFor();
  const { accountId, accountName, roleName } = row;
  const [isOfRole, setOfRole] = useState(true);
  const target = { accountId, roleName: isOfRole ? roleName : null };
  const ofRole = roleLabel(t, row);
  const ofAccount = t('panel.roles.mark.account', { account: accountLabel(t, accountName, accountId) });
  const choice = (forRole: boolean, text: string) => (
    <label>
      <input type="radio" name="mark-target" checked={isOfRole === forRole} onChange={() => setOfRole(forRole)} />
      <span>{text}</span>
    </label>
  );
  return (
    <FormSheet heading={t('panel.roles.mark.heading')} className="mark-form" onClose={onClose}>
      <h2>{t('panel.roles.mark.heading')}</h2>
      <div role="radiogroup" className="mark-targets" aria-label={t('panel.roles.mark.target')}>
        {choice(true, ofRole)}
        {choice(false, ofAccount)}
      </div>
      <MarkFields
        key={String(isOfRole)}
        target={target}
        of={isOfRole ? ofRole : ofAccount}
        container={isOfRole ? `${roleName} ${accountName ?? accountId}` : (accountName ?? accountId)}
        roleMarks={roleMarks}
        browsers={browsers}
        onClose={onClose}
      />
    </FormSheet>
  );
}

interface MarkFieldsProps extends Pick<MarkFormProps, 'roleMarks' | 'browsers' | 'onClose'> {
  readonly target: MarkTarget;
  /** The target as people read it. */
  readonly of: string;
  /** A name for a container. */
  readonly container: string;
}

function MarkFields({ target, of, container, roleMarks, browsers, onClose }: MarkFieldsProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const [before] = useState(() => ownMarkOf(roleMarks, target));
  const [nickname, setNickname] = useState(before.nickname ?? '');
  const [color, setColor] = useState(before.color);
  const [browser, setBrowser] = useState(before.browser);
  const save = (): void => {
    if (nicknameFrom(nickname) !== before.nickname) send({ type: 'set-nickname', ...target, nickname });
    if (color !== before.color) send({ type: 'set-color', ...target, color });
    if (browser !== before.browser) send(browserCommand(target, browser));
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
          data-first
          className="input"
          value={nickname}
          maxLength={longestNickname}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target: { value } }) => setNickname(value)}
        />
      </label>
      <Colors color={color} onColor={setColor} />
      <BrowserFields
        of={of}
        beside={t('browser.label')}
        value={browser}
        browsers={browsers}
        none={t(accountHasBrowser(roleMarks, target) ? 'browser.asAccount' : 'browser.asSession')}
        container={container}
        onChange={setBrowser}
      />
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

function browserCommand(target: MarkTarget, choice: BrowserChoice | null): Command {
  const window = choice?.window;
  return {
    type: 'set-role-browser',
    ...target,
    browserId: choice?.id ?? null,
    ...(window !== undefined && { window }),
  };
}

/** What a role does without a browser of its own. */
function accountHasBrowser(marks: readonly RoleMark[], { accountId, roleName }: MarkTarget): boolean {
  return roleName !== null && ownMarkOf(marks, { accountId, roleName: null }).browser !== null;
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
