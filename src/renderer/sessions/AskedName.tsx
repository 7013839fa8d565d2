/** Whom AWS's page names when it asks for leave: Daypass, by the name of the AWS CLI, whose registration it shares. */
import type { Session } from '../../shared/app-state.ts';
import { clientName } from '../../shared/client-name.ts';
import { useLanguage } from '../core/i18n.tsx';

export function AskedName({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  return <p className="quiet">{t('panel.signIn.asks', { client: askedName(session) })}</p>;
}

/** The number of a legacy profile's registration is not known here. */
export function askedName(session: Session): string {
  return clientName(session, '…');
}
