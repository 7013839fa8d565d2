/** Whether Daypass looks for newer versions of itself; where it never does, why. */
import type { AppState } from '../../shared/app-state.ts';
import { checksForUpdates } from '../../shared/managed-settings.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';

export function UpdateSwitch({ state }: { readonly state: AppState }) {
  const { mode } = state.updates;
  const { t } = useLanguage();
  const { send } = useCommands();
  const isOff = mode.kind === 'off';
  return (
    <SettingSwitch
      label={t('updates.setting')}
      hint={isOff ? t(`updates.off.${mode.why}`) : t('updates.settingHint')}
      isOn={!isOff && checksForUpdates(state) === true}
      isDisabled={isOff || state.managed.checkForUpdates !== null}
      onChange={(enabled) => send({ type: 'set-check-for-updates', enabled })}
    />
  );
}
