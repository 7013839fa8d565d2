/** The renewal of an access token that has ended, before something is done with it. */
import type { Session } from '../shared/app-state.ts';
import type { Services } from '../main/app/services.ts';
import { activeOf } from '../main/sessions/session-phase.ts';
import { now } from '../main/system/clock.ts';
import { failedWith, saidIfSlow, type Terminal } from './terminal.ts';

/** Whether somebody is signed in to the session, with a token that has time left. Throws where AWS could not be asked. */
export async function renewIfEnded(
  terminal: Terminal,
  { store, renewals }: Pick<Services, 'store' | 'renewals'>,
  id: Session['id'],
): Promise<boolean> {
  const isUsable = (): boolean => {
    const active = activeOf(store.session(id)?.phase ?? nobody);
    if (active !== null && active.accessTokenEndsAt > now()) return true;
    if (active?.renewal.kind === 'failing') throw failedWith(terminal, active.renewal.problem);
    return false;
  };
  if (isUsable()) return true;
  await saidIfSlow(terminal, () => renewals.renewNow(id));
  return isUsable();
}

const nobody = { step: 'signed-out', reason: 'never', since: null, problem: null } as const;
