/** Something of Daypass as a file: the buttons for export and import, and what became of them. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useKeptPart } from '../core/place.ts';
import { ProblemText } from '../ui/ProblemText.tsx';

/** What is told of the last export or import. */
export interface ExchangeNews {
  readonly told: string;
  readonly refused: Problem | null;
  readonly tell: (text: string, problem?: Problem | null) => void;
}

export function useExchangeNews(): ExchangeNews {
  const [{ told, refused }, set] = useState<{ told: string; refused: Problem | null }>({ told: '', refused: null });
  return { told, refused, tell: (text, problem = null) => set({ told: text, refused: problem }) };
}

interface FileExchangeProps {
  readonly title: string;
  readonly hint: string;
  readonly news: ExchangeNews;
  readonly hasNothing?: boolean;
  readonly onExport: () => Promise<void>;
  readonly onImport: () => Promise<void>;
  /** In the place of the buttons, such as a preview. */
  readonly children?: ReactNode;
}

export function FileExchange({ title, hint, news, hasNothing, onExport, onImport, children }: FileExchangeProps) {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  // The system's dialog may be open for long; its answer, and what is shown of a file, would be lost with the page.
  useKeptPart(title, isAsking || children !== undefined ? null : {});
  const asking = (act: () => Promise<void>) => () => {
    setAsking(true);
    void act().finally(() => setAsking(false));
  };
  return (
    <div className="setting" role="group" aria-label={title}>
      <p className="label">{title}</p>
      <p className="quiet">{hint}</p>
      {children ?? (
        <div className="buttons">
          <Button className="button" isDisabled={hasNothing ?? false} onPress={asking(onExport)}>
            {t('panel.settingsPage.marksExport')}
          </Button>
          <Button className="button" onPress={asking(onImport)}>
            {t('panel.settingsPage.marksImport')}
          </Button>
        </div>
      )}
      <p className="quiet" role="status">
        {news.told}
      </p>
      {news.refused !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={news.refused} />
        </div>
      )}
    </div>
  );
}
