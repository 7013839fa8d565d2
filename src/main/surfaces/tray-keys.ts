/** Copying a role's keys from the tray, and what lies in the clipboard of them. */
import type { AppState } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import type { Command } from '../../shared/commands.ts';
import type { CopiedFormat } from '../../shared/credential-formats.ts';
import { copiedChoices, formatName } from '../../shared/format-names.ts';
import { commandRefusal, type RuledState } from '../../shared/managed-commands.ts';
import { canHaveKeys, type OfferedRole, offeredRoles, type OfferedState } from '../../shared/offered-roles.ts';
import { clockTime } from '../../shared/time-text.ts';
import { shortName } from './label.ts';
import { action, separated, submenu, type TrayItem } from './tray-item.ts';
import { roleId, roleTexts } from './tray-roles.ts';

/** Every form of the keys of each role that is offered and can be had now. Null: there is none. */
export function keysItem(state: OfferedState & RuledState, context: TextContext): TrayItem | null {
  const offered = offeredRoles(state);
  const texts = roleTexts(offered, state, context);
  const items = offered.flatMap((role, index): readonly TrayItem[] =>
    // Without keys there is nothing that the names of profiles would be instead of.
    canHaveKeys(role) && commandRefusal(state, copyCommand(role, null)) === null
      ? [submenu(`keys:${roleId(role)}`, texts[index] ?? role.roleName, formItems(role, context))]
      : [],
  );
  return items.length === 0 ? null : submenu('copy-keys', context.t('tray.copyKeys'), items);
}

/** Takes copied keys out of the clipboard, and says until when they work. */
export function copiedItems(
  { copiedKeys }: Pick<AppState, 'copiedKeys'>,
  { t, locale, now }: TextContext,
): readonly TrayItem[] {
  if (copiedKeys === null) return [];
  const { roleName, endsAt } = copiedKeys;
  const label = t('tray.clearKeys', { role: shortName(roleName), time: clockTime(endsAt, locale, now) });
  return [action('clear-keys', label, { type: 'clear-keys' })];
}

function formItems(role: OfferedRole, { t }: Pick<TextContext, 't'>): readonly TrayItem[] {
  const id = roleId(role);
  const forms = copiedChoices.map((format) =>
    action(`keys:${id}:${format ?? 'usual'}`, formatName(format, t), copyCommand(role, format)),
  );
  const profile = profileOf(role);
  const instead: readonly (readonly [string, string, Command])[] =
    profile === null
      ? []
      : [
          [
            'argument',
            t('tray.withoutKeys', { profile: shortName(profile) }),
            { type: 'copy-profile-argument', profile },
          ],
          ['export', t('panel.roles.action.copyExport'), { type: 'copy-profile-export', profile, shell: null }],
          ['name', t('panel.roles.action.copyName'), { type: 'copy-profile-name', profile }],
        ];
  const withoutKeys = instead.map(([what, label, command]) => action(`keys:${id}:${what}`, label, command));
  return separated([withoutKeys, forms], `keys:${id}:`);
}

function copyCommand({ session, accountId, roleName, profile }: OfferedRole, format: CopiedFormat | null): Command {
  return profile === undefined
    ? { type: 'copy-keys', sessionId: session.id, accountId, roleName, format }
    : { type: 'copy-profile-keys', profile, format };
}

/** A profile that has the role: with it nobody needs keys. */
function profileOf({ session, accountId, roleName, profile }: OfferedRole): string | null {
  if (profile !== undefined) return profile;
  return session.profiles.find((one) => one.accountId === accountId && one.roleName === roleName)?.name ?? null;
}
