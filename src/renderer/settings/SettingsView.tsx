/** The settings, and the way to quit: nothing may be reachable from the tray alone. */
import { Button } from 'react-aria-components/Button';
import type { OpenPage } from '../core/pages.ts';
import type { AppState, LaunchAtLogin } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { Notices } from '../sessions/Notices.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { ClipboardChoice } from './ClipboardChoice.tsx';
import { IdentityProviderChoice } from './IdentityProviderChoice.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { ManagedGroup } from './ManagedGroup.tsx';
import { MarksFile } from './MarksFile.tsx';
import { PauseField, QuietHoursField } from './QuietHoursField.tsx';
import { ServedHoursChoice } from './ServedHoursChoice.tsx';
import { SessionBrowsers } from './SessionBrowsers.tsx';
import { SettingsFile } from './SettingsFile.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { ShortcutField } from './ShortcutField.tsx';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';
import { SubHeader } from '../ui/SubHeader.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';
import { UpdateSwitch } from './UpdateSwitch.tsx';
import { WarnMinutesChoice } from './WarnMinutesChoice.tsx';
import { useCommands } from '../core/commands.tsx';
import { useRefusal } from '../core/ruled.tsx';

interface SettingsViewProps {
  readonly state: AppState;
  readonly onBack: () => void;
  readonly onOpen: OpenPage;
}

export function SettingsView({ state, onBack, onOpen }: SettingsViewProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <>
      <SubHeader title={t('panel.settings')} onBack={onBack} />
      <main className="page">
        <Notices notices={[]} />
        <ManagedGroup managed={state.managed} />
        <SettingsGroup title={t('settings.groups.general')}>
          <LaunchSwitch launchAtLogin={state.launchAtLogin} />
          <SettingSwitch
            label={t('settings.openAtStart')}
            hint={null}
            isOn={state.openAtStart}
            onChange={(enabled) => send({ type: 'set-open-at-start', enabled })}
          />
          <ShortcutField shortcut={state.shortcut} />
          <UpdateSwitch state={state} />
        </SettingsGroup>
        <SettingsGroup title={t('settings.groups.appearance')}>
          <LanguageChoice language={state.language} />
          <ThemeChoice theme={state.theme} />
        </SettingsGroup>
        <SettingsGroup title={t('settings.groups.notifications')}>
          <WarnMinutesChoice warnMinutes={state.warnMinutes} />
          <QuietHoursField hours={state.quietHours} />
          <PauseField pausedUntil={state.pausedUntil} />
        </SettingsGroup>
        <SignInGroup state={state} />
        <CredentialsGroup state={state} />
        <SettingsGroup title={t('settings.groups.files')}>
          <SettingsFile isManaged={state.managed.place !== null} />
          <MarksFile count={state.roleMarks.length} />
          <AwsFiles file={state.config.file} onOpen={onOpen} />
        </SettingsGroup>
        <div className="buttons">
          <Button className="button" onPress={() => send({ type: 'quit' })}>
            {t('common.action.quit')}
          </Button>
        </div>
      </main>
    </>
  );
}

function SignInGroup({ state }: { readonly state: AppState }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <SettingsGroup title={t('settings.groups.signIn')}>
      <SessionBrowsers sessions={state.sessions} browsers={state.browsers} />
      <IdentityProviderChoice provider={state.identityProvider} />
      <SettingSwitch
        label={t('panel.settingsPage.showUser')}
        hint={t('panel.settingsPage.showUserHint')}
        isOn={state.showUser}
        onChange={(enabled) => send({ type: 'set-show-user', enabled })}
      />
      <SettingSwitch
        label={t('panel.settingsPage.spareOtherTools')}
        hint={t('panel.settingsPage.spareOtherToolsHint')}
        isOn={state.spareOtherTools}
        onChange={(enabled) => send({ type: 'set-spare-other-tools', enabled })}
      />
    </SettingsGroup>
  );
}

function CredentialsGroup({ state }: { readonly state: AppState }) {
  const { t } = useLanguage();
  const refusal = useRefusal({ type: 'set-clipboard-seconds', seconds: 0 });
  const managed = refusal === null ? null : t('settings.managed.title');
  return (
    <SettingsGroup title={t('settings.groups.credentials')}>
      <ClipboardChoice seconds={state.clipboardSeconds} managed={managed} />
      <ServedHoursChoice hours={state.servedHours} managed={managed} />
    </SettingsGroup>
  );
}

function AwsFiles({ file, onOpen }: { readonly file: string; readonly onOpen: OpenPage }) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  return (
    <div className="setting">
      <p className="label">{t('panel.settingsPage.configFile')}</p>
      <p className="quiet address">{short(file)}</p>
      <div className="buttons">
        <Button className="button" onPress={() => onOpen({ kind: 'profiles' })}>
          {t('doctor.list.title')}
        </Button>
        <Button className="button" onPress={() => onOpen({ kind: 'doctor' })}>
          {t('doctor.open')}
        </Button>
        <Button className="button" onPress={() => onOpen({ kind: 'restore', backup: null })}>
          {t('profiles.restore.title')}
        </Button>
      </div>
    </div>
  );
}

function LaunchSwitch({ launchAtLogin: { status, problem } }: { readonly launchAtLogin: LaunchAtLogin }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <SettingSwitch
      label={t('panel.settingsPage.launchAtLogin')}
      hint={status === 'unavailable' && problem === null ? t('panel.settingsPage.launchUnavailable') : null}
      isOn={status === 'on'}
      isDisabled={status === 'unavailable'}
      onChange={(enabled) => send({ type: 'set-launch-at-login', enabled })}
    >
      {problem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
    </SettingSwitch>
  );
}
