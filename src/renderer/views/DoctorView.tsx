/** The page of the doctor: what is wrong with the AWS files, by profile and file, each with the one thing that cures it. */
import { useMemo, useRef } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import type { DoctorReport } from '../../shared/doctor-report.ts';
import { FindingItem } from '../doctor/FindingItem.tsx';
import { type FindingGroup, groupFindings } from '../doctor/finding-groups.ts';
import { useDoctor } from '../doctor/use-doctor.ts';
import { useLanguage } from '../i18n.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notices } from '../parts/Notices.tsx';
import { SubHeader } from '../parts/SubHeader.tsx';

interface DoctorViewProps {
  readonly state: AppState;
  readonly onBack: () => void;
}

export function DoctorView({ state, onBack }: DoctorViewProps) {
  const { t } = useLanguage();
  useDoctor();
  return (
    <>
      <SubHeader title={t('doctor.title')} onBack={onBack} />
      <main className="page">
        <Notices notices={[]} />
        {state.doctor === null ? (
          <p className="quiet" role="status">
            {t('doctor.working')}
          </p>
        ) : (
          <Report report={state.doctor} />
        )}
      </main>
    </>
  );
}

function Report({ report: { findings, total } }: { readonly report: DoctorReport }) {
  const { t } = useLanguage();
  const groups = useMemo(() => groupFindings(findings), [findings]);
  const heading = useRef<HTMLHeadingElement>(null);
  // The finding with its button has gone.
  const onDone = (): void => heading.current?.focus();
  const more = total - findings.length;
  return (
    <>
      <div className="doctor-head">
        <h2 ref={heading} tabIndex={-1} className="doctor-summary">
          {total === 0 ? (
            <>
              <Icon name="check" /> {t('doctor.nothing')}
            </>
          ) : (
            t('doctor.summary', { count: total })
          )}
        </h2>
        {total > 0 && <CopyButton command={{ type: 'copy-findings' }} label={t('doctor.copy')} />}
      </div>
      {total === 0 && <p className="quiet">{t('doctor.nothingMore')}</p>}
      {groups.map((group) => (
        <Group key={group.id} group={group} onDone={onDone} />
      ))}
      {more > 0 && <p className="quiet">{t('doctor.more', { count: more })}</p>}
    </>
  );
}

function Group({ group, onDone }: { readonly group: FindingGroup; readonly onDone: () => void }) {
  const { t } = useLanguage();
  const { profile, file, findings } = group;
  const title = profile === null ? (file ?? t('doctor.machine')) : t('doctor.profile', { profile });
  return (
    <section className="card findings">
      <h3 className="findings-title" title={title}>
        <bdi>{title}</bdi>
      </h3>
      <ul>
        {findings.map((finding) => (
          <FindingItem key={finding.id} finding={finding} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}
