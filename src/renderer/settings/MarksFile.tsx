/** Favourites, nicknames and colours as a file for a team. */
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { FileExchange, useExchangeNews } from './FileExchange.tsx';

/** `count`: how many accounts and roles are marked. */
export function MarksFile({ count }: { readonly count: number }) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const news = useExchangeNews();
  const exportTo = async (): Promise<void> => {
    const done = await ask({ type: 'export-marks' });
    if (!done.ok) news.tell('', done.problem);
    else if (done.value !== null) news.tell(t('panel.settingsPage.marksExported', { file: done.value, count }));
  };
  const importFrom = async (): Promise<void> => {
    const done = await ask({ type: 'import-marks' });
    if (!done.ok) return news.tell('', done.problem);
    if (done.value === null) return;
    const { changed, kept, left } = done.value;
    const parts = [
      t('panel.settingsPage.marksImported', { count: changed }),
      ...(kept > 0 ? [t('panel.settingsPage.marksKept', { count: kept })] : []),
      ...(left > 0 ? [t('panel.settingsPage.marksLeft', { count: left })] : []),
    ];
    news.tell(parts.join(' '));
  };
  return (
    <FileExchange
      title={t('panel.settingsPage.marks')}
      hint={t('panel.settingsPage.marksHint')}
      news={news}
      hasNothing={count === 0}
      onExport={exportTo}
      onImport={importFrom}
    />
  );
}
