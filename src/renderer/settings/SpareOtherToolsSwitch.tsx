/** The choice whether signing out of all ends the sign-ins of other programs too, as `aws sso logout` does. */
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';

export function SpareOtherToolsSwitch({ spareOtherTools }: { readonly spareOtherTools: boolean }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <div className="setting">
      <SwitchField
        isSelected={spareOtherTools}
        onChange={(enabled) => send({ type: 'set-spare-other-tools', enabled })}
      >
        <SwitchButton className="switch">
          <span className="label">{t('panel.settingsPage.spareOtherTools')}</span>
          <span className="switch-track">
            <span className="switch-thumb" />
          </span>
        </SwitchButton>
        <Text slot="description" className="quiet">
          {t('panel.settingsPage.spareOtherToolsHint')}
        </Text>
      </SwitchField>
    </div>
  );
}
