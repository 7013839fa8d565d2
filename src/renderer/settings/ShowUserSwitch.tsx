/** The choice whether AWS is asked who is signed in; it says what that leaves behind. */
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';

export function ShowUserSwitch({ showUser }: { readonly showUser: boolean }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <div className="setting">
      <SwitchField isSelected={showUser} onChange={(enabled) => send({ type: 'set-show-user', enabled })}>
        <SwitchButton className="switch">
          <span className="label">{t('panel.settingsPage.showUser')}</span>
          <span className="switch-track">
            <span className="switch-thumb" />
          </span>
        </SwitchButton>
        <Text slot="description" className="quiet">
          {t('panel.settingsPage.showUserHint')}
        </Text>
      </SwitchField>
    </div>
  );
}
