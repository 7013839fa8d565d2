/** A page about the AWS files: the doctor looks at them for as long as it is open. */
import { type ReactNode, useEffect } from 'react';
import type { DoctorReport } from '../../shared/doctor-report.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { Notices } from '../sessions/Notices.tsx';
import { SubHeader } from '../ui/SubHeader.tsx';

interface ReportPageProps {
  readonly title: string;
  /** Null until the doctor has looked. */
  readonly report: DoctorReport | null;
  readonly onBack: () => void;
  readonly children: (report: DoctorReport) => ReactNode;
}

export function ReportPage({ title, report, onBack, children }: ReportPageProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  // Nothing ends it here (app/App.tsx): the next page may show the same report, and what was pressed there would be lost with it.
  useEffect(() => send({ type: 'run-doctor' }), [send]);
  return (
    <>
      <SubHeader title={title} onBack={onBack} />
      <main className="page">
        <Notices notices={[]} />
        {report === null ? (
          <p className="quiet report-awaited" role="status">
            {t('doctor.working')}
          </p>
        ) : (
          children(report)
        )}
      </main>
    </>
  );
}
