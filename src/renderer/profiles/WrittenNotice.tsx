/** The last step to new profiles: what was written, and how to use it. */
import { Button } from 'react-aria-components/Button';
import type { WrittenProfiles } from '../../shared/profile-plans.ts';
import { useLanguage } from '../core/i18n.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';

interface WrittenNoticeProps {
  readonly done: WrittenProfiles;
  /** Whether to copy the profile is what comes next, so that Enter does it. */
  readonly copies: boolean;
  readonly onClose: () => void;
}

const mostShown = 8;

export function WrittenNotice({ done: { written, removed }, copies, onClose }: WrittenNoticeProps) {
  const { t } = useLanguage();
  const [first] = written;
  return (
    <>
      <main className="page">
        <div className="card written" role="status">
          {written.length > 0 && <p className="label">{t('profiles.done.written', { count: written.length })}</p>}
          {removed.length > 0 && <p className="label">{t('profiles.done.removed', { count: removed.length })}</p>}
          {first !== undefined && (
            <>
              <p className="quiet">{t('profiles.done.use')}</p>
              <pre className="terminal">aws --profile {first} sts get-caller-identity</pre>
              <div className="buttons">
                <CopyButton
                  command={{ type: 'copy-profile-argument', profile: first }}
                  label={t('profiles.done.copy', { name: first })}
                  autoFocus={copies}
                />
              </div>
            </>
          )}
          {written.length > 1 && (
            <ul className="quiet written-names">
              {written.slice(1, mostShown).map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
              {written.length > mostShown && <li>{t('profiles.plan.more', { count: written.length - mostShown })}</li>}
            </ul>
          )}
        </div>
      </main>
      <footer className="footer">
        <Button className="button primary" onPress={onClose} autoFocus={!copies || first === undefined}>
          {t('profiles.done.close')}
        </Button>
      </footer>
    </>
  );
}
