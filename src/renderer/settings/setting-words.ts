/** Settings and their values in words, as the settings page has them. */
import type { Locale } from '../../shared/app-state.ts';
import { providerNames } from '../../shared/identity-providers.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { languages } from '../../shared/messages/languages.ts';
import type { PortableName, PortableSettings } from '../../shared/settings-import.ts';
import { shortcutText } from '../../shared/shortcuts.ts';
import { nameList } from '../ui/name-list.ts';

export function settingTitle(name: PortableName, t: Translate): string {
  const titles: Readonly<Record<PortableName, string>> = {
    language: t('panel.settingsPage.language'),
    theme: t('panel.settingsPage.theme'),
    openAtStart: t('settings.openAtStart'),
    shortcut: t('panel.settingsPage.shortcut'),
    checkForUpdates: t('updates.setting'),
    warnMinutes: t('panel.settingsPage.warn'),
    quietHours: t('settings.quiet'),
    identityProvider: t('panel.settingsPage.identityProvider'),
    showUser: t('panel.settingsPage.showUser'),
    spareOtherTools: t('panel.settingsPage.spareOtherTools'),
    clipboardSeconds: t('panel.settingsPage.clipboard'),
    servedHours: t('serving.hours'),
  };
  return titles[name];
}

export function settingText(name: PortableName, settings: PortableSettings, t: Translate, locale: Locale): string {
  const none = t('settings.file.none');
  switch (name) {
    case 'language':
      return settings.language === 'system'
        ? t('panel.settingsPage.languageSystem')
        : languages[settings.language].name;
    case 'theme':
      return t(`panel.settingsPage.themes.${settings.theme}`);
    case 'shortcut':
      return settings.shortcut === null ? none : shortcutText(settings.shortcut, /mac/i.test(navigator.userAgent));
    case 'warnMinutes':
      return settings.warnMinutes.length === 0
        ? none
        : nameList(
            settings.warnMinutes.map((minutes) => t('settings.minutes', { minutes })),
            locale,
          );
    case 'quietHours':
      return settings.quietHours === null ? none : `${settings.quietHours.from}–${settings.quietHours.until}`;
    case 'identityProvider': {
      const provider = settings.identityProvider;
      if (provider === null) return none;
      if (provider.kind === 'other') return `${t('panel.settingsPage.providerOther')} (${provider.address})`;
      return 'host' in provider ? `${providerNames[provider.kind]} (${provider.host})` : providerNames[provider.kind];
    }
    case 'clipboardSeconds':
      return settings.clipboardSeconds === 0
        ? t('panel.settingsPage.clipboardNever')
        : t('panel.settingsPage.clipboardSeconds', { seconds: settings.clipboardSeconds });
    case 'servedHours':
      return settings.servedHours === 0
        ? t('serving.hoursSession')
        : t('serving.hoursChoice', { hours: settings.servedHours });
    case 'checkForUpdates':
    case 'openAtStart':
    case 'showUser':
    case 'spareOtherTools':
      return switchText(settings[name], t);
  }
}

/** Null: nobody has said yet. */
function switchText(value: boolean | null, t: Translate): string {
  if (value === null) return t('settings.file.none');
  return t(value ? 'settings.file.on' : 'settings.file.off');
}
