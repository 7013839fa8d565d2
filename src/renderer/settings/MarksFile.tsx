/** Favourites, nicknames and colours as a file for a team. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Problem } from '../../shared/problems.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';

/** `count`: how many accounts and roles are marked. */
export function MarksFile({ count }: { readonly count: number }) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const [told, setTold] = useState('');
  const [refused, setRefused] = useState<Problem | null>(null);
  const tell = (text: string, problem: Problem | null): void => {
    setTold(text);
    setRefused(problem);
  };
  const exportTo = async (): Promise<void> => {
    const done = await ask({ type: 'export-marks' });
    if (!done.ok) tell('', done.problem);
    else if (done.value !== null) tell(t('panel.settingsPage.marksExported', { file: done.value, count }), null);
  };
  const importFrom = async (): Promise<void> => {
    const done = await ask({ type: 'import-marks' });
    if (!done.ok) return tell('', done.problem);
    if (done.value === null) return;
    const { changed, kept, left } = done.value;
    const parts = [
      t('panel.settingsPage.marksImported', { count: changed }),
      ...(kept > 0 ? [t('panel.settingsPage.marksKept', { count: kept })] : []),
      ...(left > 0 ? [t('panel.settingsPage.marksLeft', { count: left })] : []),
    ];
    tell(parts.join(' '), null);
  };
  return (
    <div className="setting" role="group" aria-label={t('panel.settingsPage.marks')}>
      <p className="label">{t('panel.settingsPage.marks')}</p>
      <p className="quiet">{t('panel.settingsPage.marksHint')}</p>
      <div className="buttons">
        <Button className="button" isDisabled={count === 0} onPress={() => void exportTo()}>
          {t('panel.settingsPage.marksExport')}
        </Button>
        <Button className="button" onPress={() => void importFrom()}>
          {t('panel.settingsPage.marksImport')}
        </Button>
      </div>
      <p className="quiet" role="status">
        {told}
      </p>
      {refused !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={refused} />
        </div>
      )}
    </div>
  );
}
