/** What an administrator has settled, where there is anything: it cannot be changed here. */
import type { ManagedSettings } from '../../shared/managed-settings.ts';
import { useLanguage } from '../core/i18n.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

export function ManagedGroup({ managed }: { readonly managed: ManagedSettings }) {
  const { t } = useLanguage();
  const { place, allowedStartUrls, credentialFeatures, checkForUpdates } = managed;
  if (place === null) return null;
  const switches = [
    credentialFeatures === null
      ? null
      : t(credentialFeatures ? 'settings.managed.credentialsOn' : 'settings.managed.credentialsOff'),
    checkForUpdates === null ? null : t(checkForUpdates ? 'settings.managed.updatesOn' : 'settings.managed.updatesOff'),
  ].filter((text) => text !== null);
  return (
    <SettingsGroup title={t('settings.managed.title')}>
      <div className="setting">
        {allowedStartUrls !== null && (
          <>
            <p>{t(allowedStartUrls.length > 0 ? 'settings.managed.portals' : 'settings.managed.noPortals')}</p>
            <ul className="managed-portals">
              {allowedStartUrls.map((startUrl) => (
                <li key={startUrl} className="address">
                  {startUrl}
                </li>
              ))}
            </ul>
          </>
        )}
        {switches.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p className="quiet">{t('settings.managed.place', { place })}</p>
      </div>
    </SettingsGroup>
  );
}
