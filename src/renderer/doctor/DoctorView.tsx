/** The page of the doctor: what is wrong with the AWS files, what is worst first, each with the one thing that cures it. */
import { useRef } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import type { DoctorReport } from '../../shared/doctor-report.ts';
import { summaryText } from '../../shared/finding-text.ts';
import type { FindingSummary, Severity } from '../../shared/findings.ts';
import { type FindingActions, FindingItem } from './FindingItem.tsx';
import { ReportPage } from './ReportPage.tsx';
import { SafeCures } from './SafeCures.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon } from '../ui/Icon.tsx';

const severities: readonly Severity[] = ['error', 'warning', 'note'];

interface DoctorViewProps extends Pick<FindingActions, 'onAddSession'> {
  readonly state: AppState;
  readonly onBack: () => void;
}

export function DoctorView({ state, onBack, onAddSession }: DoctorViewProps) {
  const { t } = useLanguage();
  return (
    <ReportPage title={t('doctor.title')} report={state.doctor} onBack={onBack}>
      {(report) => <Report report={report} onAddSession={onAddSession} />}
    </ReportPage>
  );
}

interface ReportProps extends Pick<FindingActions, 'onAddSession'> {
  readonly report: DoctorReport;
}

function Report({ report: { findings, total, notes, safe }, onAddSession }: ReportProps) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  // The finding with its button has gone.
  const onDone = (): void => heading.current?.focus();
  const more = total - findings.length;
  // A variable that somebody set on purpose is no fault of the files.
  const isWell = total === notes;
  return (
    <>
      <div className="doctor-head">
        <h2 ref={heading} tabIndex={-1} className="doctor-summary">
          {isWell ? (
            <>
              <Icon name="check" /> {t('doctor.nothing')}
            </>
          ) : (
            summaryText(findings, total - notes, t)
          )}
        </h2>
        {total > 0 && <CopyButton command={{ type: 'copy-findings' }} label={t('doctor.copy')} />}
      </div>
      {isWell && <p className="quiet">{t('doctor.nothingMore')}</p>}
      <SafeCures count={safe} onDone={onDone} />
      {severities.map((severity) => (
        <Group
          key={severity}
          severity={severity}
          findings={findings.filter((one) => one.severity === severity)}
          onDone={onDone}
          onAddSession={onAddSession}
        />
      ))}
      {more > 0 && <p className="quiet">{t('doctor.more', { count: more })}</p>}
    </>
  );
}

interface GroupProps extends FindingActions {
  readonly severity: Severity;
  readonly findings: readonly FindingSummary[];
}

/** All of one severity. Each finding keeps its place in the page while others come and go, and with it what is opened in it. */
function Group({ severity, findings, ...actions }: GroupProps) {
  const { t } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <section className="card findings">
      <h3 className="findings-title">{t(`doctor.of.${severity}`, { count: findings.length })}</h3>
      <ul>
        {findings.map((finding) => (
          <FindingItem key={finding.id} finding={finding} {...actions} />
        ))}
      </ul>
    </section>
  );
}
