/** The settings, and the way to quit: nothing may be reachable from the tray alone. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import type { OpenPage } from '../core/pages.ts';
import type { AppState, LanguageSetting, LaunchAtLogin } from '../../shared/app-state.ts';
import { languages, locales } from '../../shared/messages/languages.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { Notices } from '../sessions/Notices.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { ClipboardChoice } from './ClipboardChoice.tsx';
import { ServedHoursChoice } from './ServedHoursChoice.tsx';
import { SessionBrowsers } from './SessionBrowsers.tsx';
import { IdentityProviderChoice } from './IdentityProviderChoice.tsx';
import { MarksFile } from './MarksFile.tsx';
import { ShortcutField } from './ShortcutField.tsx';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';
import { SubHeader } from '../ui/SubHeader.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';
import { UpdateSwitch } from './UpdateSwitch.tsx';
import { WarnMinutesChoice } from './WarnMinutesChoice.tsx';
import { useCommands } from '../core/commands.tsx';

interface SettingsViewProps {
  readonly state: AppState;
  readonly onBack: () => void;
  readonly onOpen: OpenPage;
}

export function SettingsView({ state, onBack, onOpen }: SettingsViewProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const { send } = useCommands();
  return (
    <>
      <SubHeader title={t('panel.settings')} onBack={onBack} />
      <main className="page">
        <Notices notices={[]} />
        <section className="card settings" aria-label={t('panel.settings')}>
          <LaunchSwitch launchAtLogin={state.launchAtLogin} />
          <ShortcutField shortcut={state.shortcut} />
          <WarnMinutesChoice warnMinutes={state.warnMinutes} />
          <SessionBrowsers sessions={state.sessions} browsers={state.browsers} />
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
          <IdentityProviderChoice provider={state.identityProvider} />
          <ClipboardChoice seconds={state.clipboardSeconds} />
          <ServedHoursChoice hours={state.servedHours} />
          <MarksFile count={state.roleMarks.length} />
          <LanguageChoice language={state.language} />
          <ThemeChoice theme={state.theme} />
          <UpdateSwitch state={state} />
          <div className="setting">
            <p className="label">{t('panel.settingsPage.configFile')}</p>
            <p className="quiet address">{short(state.config.file)}</p>
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
        </section>
        <div className="buttons">
          <Button className="button" onPress={() => send({ type: 'quit' })}>
            {t('common.action.quit')}
          </Button>
        </div>
      </main>
    </>
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

function LanguageChoice({ language }: { readonly language: LanguageSetting }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const choose = (value: string): void => {
    send({ type: 'set-language', language: locales.find((locale) => locale === value) ?? 'system' });
  };
  return (
    <RadioGroup className="setting" value={language} onChange={choose} orientation="horizontal">
      <Label className="label">{t('panel.settingsPage.language')}</Label>
      <div className="segments">
        <LanguageRadio value="system">{t('panel.settingsPage.languageSystem')}</LanguageRadio>
        {locales.map((locale) => (
          <LanguageRadio key={locale} value={locale}>
            <span lang={locale}>{languages[locale].name}</span>
          </LanguageRadio>
        ))}
      </div>
    </RadioGroup>
  );
}

function LanguageRadio({ value, children }: { readonly value: LanguageSetting; readonly children: ReactNode }) {
  return (
    <RadioField value={value} className="segment-field">
      <RadioButton className="segment">{children}</RadioButton>
    </RadioField>
  );
}
