/** What can be done with a profile of a role: it is copied, in the forms that shells and programs take. */
import type { Command } from '../../shared/commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import type { ExportShell } from '../../shared/profile-commands.ts';
import { isWindows, shortcutText } from '../ui/platform.ts';
import type { RoleAction, RoleEffect } from './role-actions.ts';

/** The shells whose form can be chosen beside the user's own. */
const otherShells: readonly ExportShell[] = isWindows ? ['cmd', 'posix'] : ['fish', 'powershell'];

/** How many more profiles of the same role are offered. */
export const mostOthers = 3;

export function copyArgument(t: Translate, profile: string, id: string, keys: string | null): RoleAction {
  return {
    id,
    label: t('panel.roles.action.copyArgument', { profile }),
    keys,
    effect: copying(t, { type: 'copy-profile-argument', profile }, `--profile ${profile}`),
  };
}

export function profileActions(t: Translate, profile: string): readonly RoleAction[] {
  return [
    copyArgument(t, profile, 'copy-argument', shortcutText('C')),
    {
      id: 'copy-export',
      label: t('panel.roles.action.copyExport'),
      keys: shortcutText('E'),
      effect: copying(t, { type: 'copy-profile-export', profile, shell: null }, `AWS_PROFILE ${profile}`),
    },
    ...otherShells.map((shell): RoleAction => {
      return {
        id: `copy-${shell}`,
        label: t(`panel.roles.action.shell.${shell}`),
        keys: null,
        effect: copying(t, { type: 'copy-profile-export', profile, shell }, `AWS_PROFILE ${profile}`),
      };
    }),
    {
      id: 'copy-name',
      label: t('panel.roles.action.copyName'),
      keys: null,
      effect: copying(t, { type: 'copy-profile-name', profile }, profile),
    },
  ];
}

/** `text`: what is told to have been copied. */
export function copying(t: Translate, command: Command, text: string): RoleEffect {
  return { kind: 'send', command, says: t('panel.roles.copied', { text }) };
}
