/** Whether Daypass looks for newer versions of itself; where it never does, why. */
import type { AppState } from '../../shared/app-state.ts';
import { checksForUpdates } from '../../shared/managed-settings.ts';
import { useCommands } from '../core/commands.tsx';
import { useRefusal } from '../core/ruled.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';

export function UpdateSwitch({ state }: { readonly state: AppState }) {
  const { mode } = state.updates;
  const { t } = useLanguage();
  const { send } = useCommands();
  const refusal = useRefusal({ type: 'set-check-for-updates', enabled: true });
  const isOff = mode.kind === 'off';
  // Where this package never looks, that is the reason, whatever somebody has settled.
  const isManaged = refusal !== null && (mode.kind !== 'off' || mode.why === 'managed');
  return (
    <SettingSwitch
      label={t('updates.setting')}
      hint={isOff ? t(`updates.off.${mode.why}`) : t(isManaged ? 'settings.managed.title' : 'updates.settingHint')}
      isOn={!isOff && checksForUpdates(state) === true}
      isDisabled={isOff && !isManaged}
      isManaged={isManaged}
      onChange={(enabled) => send({ type: 'set-check-for-updates', enabled })}
    />
  );
}
