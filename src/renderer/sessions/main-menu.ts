/** The items of the main page's menu, as data: the ways to the other pages, and apart from them what ends something. */
import type { TextContext } from '../../shared/clock-words.ts';
import { type SignOutAllState, signOutAllText } from '../../shared/sessions-text.ts';
import type { PanelAct } from '../core/panel-act.ts';

export interface MainMenuItem {
  readonly text: string;
  readonly act: PanelAct;
}

export interface MainMenuItems {
  readonly pages: readonly MainMenuItem[];
  readonly ends: readonly MainMenuItem[];
}

export function mainMenuItems(state: SignOutAllState, context: TextContext): MainMenuItems {
  const { t } = context;
  const signOutAll = signOutAllText(state, context);
  const settings = { text: t('panel.settings'), act: { page: { kind: 'settings' } } } as const;
  return {
    pages:
      state.sessions.length === 0
        ? [settings]
        : [
            { text: t('doctor.list.title'), act: { page: { kind: 'profiles' } } },
            { text: t('doctor.open'), act: { page: { kind: 'doctor' } } },
            settings,
            { text: t('common.action.addSession'), act: { page: { kind: 'add-session', name: null } } },
          ],
    ends: [
      ...(signOutAll === null ? [] : [{ text: signOutAll, act: { command: { type: 'sign-out-all' } } as const }]),
      { text: t('common.action.quit'), act: { command: { type: 'quit' } } },
    ],
  };
}
