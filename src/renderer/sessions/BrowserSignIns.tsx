/** What a sign-out leaves in the browser: its own sign-ins at the access portal and at the company's identity provider. */
import { Button } from 'react-aria-components/Button';
import type { AppState, Session, SessionId } from '../../shared/app-state.ts';
import { providerName } from '../../shared/identity-providers.ts';
import { portalKey } from '../../shared/portal-sessions.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';

/** More buttons would hide the report. */
const mostPortals = 3;

interface BrowserSignInsProps {
  readonly state: Pick<AppState, 'sessions' | 'identityProvider'>;
  /** Those that were signed out of. */
  readonly sessionIds: readonly SessionId[];
}

export function BrowserSignIns({ state: { sessions, identityProvider }, sessionIds }: BrowserSignInsProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const ended = sessions.filter(({ id }) => sessionIds.includes(id));
  const [first] = ended;
  if (first === undefined) return null;
  const portals = onePerPortal(ended).slice(0, mostPortals);
  return (
    <div className="report-part">
      <p>{t(identityProvider === null ? 'panel.signOut.browser' : 'panel.signOut.browserToo')}</p>
      <div className="buttons">
        {portals.map(({ id, name }) => (
          <Button key={id} className="button" onPress={() => send({ type: 'open-portal', sessionId: id })}>
            {portals.length === 1 ? t('home.sheet.portal') : t('panel.signOut.portalOf', { session: name })}
          </Button>
        ))}
        {identityProvider !== null && (
          <Button className="button" onPress={() => send({ type: 'open-provider-sign-out', sessionId: first.id })}>
            {t('panel.signOut.provider', { provider: providerName(identityProvider) })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Sessions of one portal share its sign-in, unless they open in different browsers. */
function onePerPortal(sessions: readonly Session[]): readonly Session[] {
  const seen = new Map(sessions.toReversed().map((session) => [keyOf(session), session]));
  return [...seen.values()].toReversed();
}

function keyOf({ startUrl, browser }: Session): string {
  return JSON.stringify([portalKey(startUrl), browser]);
}
