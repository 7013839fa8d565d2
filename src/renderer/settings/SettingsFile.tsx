/** The settings as a file for another computer: what an import would change is read before it counts. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { portableNames, type SettingsImport } from '../../shared/settings-import.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { FileExchange, useExchangeNews } from './FileExchange.tsx';
import { settingText, settingTitle } from './setting-words.ts';

/** `isManaged`: an administrator has settled something, which stays so. */
export function SettingsFile({ isManaged }: { readonly isManaged: boolean }) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const news = useExchangeNews();
  const [preview, setPreview] = useState<SettingsImport | null>(null);
  const exportTo = async (): Promise<void> => {
    const done = await ask({ type: 'export-settings' });
    if (!done.ok) news.tell('', done.problem);
    else if (done.value !== null) news.tell(t('settings.file.exported', { file: done.value }));
  };
  const look = async (): Promise<void> => {
    const done = await ask({ type: 'preview-settings' });
    if (!done.ok) return news.tell('', done.problem);
    if (done.value === null) return;
    news.tell('');
    setPreview(done.value);
  };
  const importThem = async (): Promise<void> => {
    const done = await ask({ type: 'import-settings' });
    setPreview(null);
    news.tell(done.ok ? t('settings.file.imported') : '', done.ok ? null : done.problem);
  };
  return (
    <FileExchange
      title={t('settings.file.title')}
      hint={t('settings.file.hint')}
      news={news}
      onExport={exportTo}
      onImport={look}
    >
      {preview === null ? undefined : (
        <ImportPreview
          preview={preview}
          isManaged={isManaged}
          onImport={() => void importThem()}
          onCancel={() => setPreview(null)}
        />
      )}
    </FileExchange>
  );
}

interface ImportPreviewProps {
  readonly preview: SettingsImport;
  readonly isManaged: boolean;
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

function ImportPreview({ preview: { before, after, leftOut }, isManaged, onImport, onCancel }: ImportPreviewProps) {
  const { t, locale } = useLanguage();
  const changed = portableNames.filter((name) => name in after);
  const hasChanges = changed.length > 0;
  return (
    <>
      <p role="status">{t(hasChanges ? 'settings.file.changes' : 'settings.file.noChanges')}</p>
      <ul className="managed-portals">
        {changed.map((name) => {
          const from = settingText(name, before, t, locale);
          const to = settingText(name, { ...before, ...after }, t, locale);
          return <li key={name}>{t('settings.file.change', { name: settingTitle(name, t), from, to })}</li>;
        })}
      </ul>
      {leftOut.length > 0 && <p>{t('settings.file.leftOut', { names: leftOut.join(', ') })}</p>}
      {hasChanges && isManaged && <p className="quiet">{t('settings.file.managed')}</p>}
      <div className="buttons">
        {hasChanges && (
          <Button className="button primary" onPress={onImport} autoFocus>
            {t('settings.file.apply')}
          </Button>
        )}
        <Button className="button" onPress={onCancel} autoFocus={!hasChanges}>
          {t('common.action.cancel')}
        </Button>
      </div>
    </>
  );
}
