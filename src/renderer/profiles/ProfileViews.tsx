/** How each tool sees one profile: the settings that decide over its sign-in, by the tools that read them alike. */
import { Fragment, useEffect } from 'react';
import type { CommandOf } from '../../shared/commands.ts';
import type { DoctorReport } from '../../shared/doctor-report.ts';
import type { ProfileView, SeenProfile, SeenSetting } from '../../shared/profile-views.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useNewestAnswer } from '../core/use-newest-answer.ts';
import { FormSheet, Refusal } from '../roles/FormSheet.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import type { ProfileRow } from './profile-rows.ts';

interface ProfileViewsProps {
  readonly row: ProfileRow;
  /** The one that is shown: with a new one the files have changed. */
  readonly report: DoctorReport | null;
  readonly onClose: () => void;
}

export function ProfileViews({ row: { name, state }, report, onClose }: ProfileViewsProps) {
  const { t } = useLanguage();
  const { answer, problem, ask, forget } = useNewestAnswer<CommandOf<'inspect-profile'>>();
  useEffect(() => {
    forget();
    void ask({ type: 'inspect-profile', profile: name });
  }, [ask, forget, name, report]);
  const heading = t('doctor.views.heading', { profile: name });
  return (
    <FormSheet heading={heading} onClose={onClose}>
      <h2 className="keys-role">{heading}</h2>
      {state === 'aws-login' && <p className="quiet">{t('doctor.views.awsLogin', { profile: name })}</p>}
      <Refusal problem={problem} />
      {answer?.length === 1 && <p className="quiet">{t('doctor.views.alike')}</p>}
      {answer?.map((view) => (
        <View key={view.tools.join()} view={view} />
      ))}
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('home.sheet.close')}
        </button>
      </div>
    </FormSheet>
  );
}

function View({ view: { tools, seen } }: { readonly view: ProfileView }) {
  const title = tools.join(', ');
  return (
    <section className="profile-view" aria-label={title}>
      <h3>{title}</h3>
      <Seen seen={seen} />
    </section>
  );
}

function Seen({ seen }: { readonly seen: SeenProfile }) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  if (seen.kind === 'refused')
    return <p>{t('doctor.views.refused', { file: short(seen.file), line: String(seen.line) })}</p>;
  if (seen.kind === 'not-seen') return <p>{t('doctor.views.notSeen')}</p>;
  const { settings, session } = seen;
  return (
    <>
      {settings.length === 0 ? (
        <p className="quiet">{t('doctor.views.noSettings')}</p>
      ) : (
        <Settings settings={settings} />
      )}
      {session !== null && (
        <>
          <p className="profile-view-session">
            <code>
              <bdi>{`[sso-session ${session.name}]`}</bdi>
            </code>
          </p>
          {session.settings === null ? <p>{t('doctor.views.noSession')}</p> : <Settings settings={session.settings} />}
        </>
      )}
    </>
  );
}

/** A setting's name, which breaks behind an underscore where it is too long for its column. */
function Breakable({ name }: { readonly name: string }) {
  const parts = name.split('_');
  return parts.map((part, at) => (
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={at}>
      {at > 0 && (
        <>
          _<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));
}

/** What other tools see in another way is told by a mark with words behind it, not by its colour alone. */
function Settings({ settings }: { readonly settings: readonly SeenSetting[] }) {
  const { t } = useLanguage();
  return (
    <dl className="profile-view-settings">
      {settings.map(({ key, sees, text, differs }) => (
        <div key={key} data-differs={differs || undefined}>
          <dt>
            <code>
              <Breakable name={key} />
            </code>
          </dt>
          <dd>
            {sees === 'text' ? <bdi>{text}</bdi> : <span className="quiet">{t(`doctor.sees.${sees}`)}</span>}
            {differs && <span className="tag">{t('doctor.views.differs')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
