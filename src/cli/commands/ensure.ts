/** `daypass ensure`: ends when somebody is signed in, for whatever cannot sign in itself. */
import type { Session } from '../../shared/app-state.ts';
import type { Services } from '../../main/app/services.ts';
import { type ConfiguredSession, readConfiguredSessions } from '../../main/aws/config/configured-sessions.ts';
import { readSettledConfigFile } from '../../main/aws/config/file.ts';
import { awsPaths } from '../../main/aws/paths.ts';
import { activeOf } from '../../main/sessions/session-phase.ts';
import { now } from '../../main/system/clock.ts';
import { homeFolder } from '../../main/system/home-folder.ts';
import { standingOf } from '../../main/waiting/standing.ts';
import { chooseSession, type SessionOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { failedWith, saidIfSlow, type Terminal } from '../terminal.ts';
import { untilSignedIn, waitOf } from '../waiting.ts';

export interface EnsureOptions extends SessionOptions {
  readonly wait?: string;
}

/** Returns when somebody is signed in; throws `CommandFailed` with 75 when nobody is in time. */
export async function ensure(terminal: Terminal, options: EnsureOptions): Promise<void> {
  const { env, platform } = terminal;
  const length = waitOf(terminal, options.wait);
  const paths = awsPaths({ env, platform, homedir: homeFolder() });
  const { text } = await readSettledConfigFile(paths.configFile);
  const known = { paths, store: { state: { sessions: readConfiguredSessions(text) } } };
  const session = await chooseSession(terminal, known, options);
  const standing = await standingOf(paths.ssoCacheDir, session);
  if (standing === 'signed-in' || (standing === 'renewable' && (await isRenewed(terminal, session)))) return;
  await untilSignedIn(terminal, paths, session, length);
}

/** Whether AWS has given a new token for one that has ended. Throws where AWS could not be asked. */
async function isRenewed(terminal: Terminal, { id }: ConfiguredSession): Promise<boolean> {
  const engine = await openEngine(terminal);
  try {
    return await renewIfEnded(terminal, engine.services, id);
  } finally {
    await engine.close();
  }
}

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
