/** Who is signed in to a session, and the browser that its pages open in where one was chosen. */
import type { Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';

export function SessionUser({ session: { user, browser } }: { readonly session: Session }) {
  const { t } = useLanguage();
  if (user === null && browser === null) return null;
  return (
    <dl className="session-user">
      {user !== null && <Fact icon="user" label={t('panel.session.user')} value={user} />}
      {browser !== null && <Fact icon="open" label={t('panel.session.browser')} value={browser.label} />}
    </dl>
  );
}

interface FactProps {
  readonly icon: IconName;
  readonly label: string;
  readonly value: string;
}

/** The icon stands for the label, which is heard. */
function Fact({ icon, label, value }: FactProps) {
  return (
    <div title={`${label}: ${value}`}>
      <dt>
        <Icon name={icon} />
        <span className="only-heard">{label}</span>
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
