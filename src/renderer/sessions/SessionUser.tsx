/** Who is signed in to a session. */
import type { Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';

/** The icon stands for the label, which is heard. */
export function SessionUser({ session: { user } }: { readonly session: Session }) {
  const { t } = useLanguage();
  if (user === null) return null;
  const label = t('panel.session.user');
  return (
    <dl className="session-user">
      <div title={label}>
        <dt>
          <Icon name="user" />
          <span className="only-heard">{label}</span>
        </dt>
        <dd>{user}</dd>
      </div>
    </dl>
  );
}
