/** `daypass ensure`: ends when somebody is signed in, for whatever cannot sign in itself. */
import { type ConfiguredSession, readConfiguredSessions } from '../../main/aws/config/configured-sessions.ts';
import { readSettledConfigFile } from '../../main/aws/config/file.ts';
import { awsPaths } from '../../main/aws/paths.ts';
import { homeFolder } from '../../main/system/home-folder.ts';
import { standingOf } from '../../main/waiting/standing.ts';
import { chooseSession, type SessionOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { renewIfEnded } from '../renewing.ts';
import type { Terminal } from '../terminal.ts';
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
