/** Keeps the state's chained profiles up to date with both AWS files. */
import { isDeepStrictEqual } from 'node:util';
import { readSettledConfigFile } from '../aws/config/file.ts';
import type { AwsPaths } from '../aws/paths.ts';
import type { Store } from '../core/store.ts';
import { profileWork } from './profile-work.ts';

/** Reads both files and puts into each session which profiles assume a role with it. A file that cannot be read changes nothing. */
export type ReadChained = () => Promise<void>;

export function createChainedReader(
  store: Store,
  { configFile, credentialsFile }: Pick<AwsPaths, 'configFile' | 'credentialsFile'>,
): ReadChained {
  let rounds = 0;
  let knownRound = 0;
  return async () => {
    const round = ++rounds;
    const [config, credentials] = await Promise.all([
      readSettledConfigFile(configFile),
      readSettledConfigFile(credentialsFile),
    ]);
    if (!config.isReadable || !credentials.isReadable) return;
    // Of bytes that are no text the AWS CLI takes nothing.
    const isDecoded = [config, credentials].every(({ problems }) => problems.length === 0);
    const texts = { config: config.text, credentials: credentials.text };
    const chained = await profileWork.chainedProfilesOf(texts, isDecoded);
    // A long text takes longer than a short one that was read after it.
    if (round < knownRound) return;
    knownRound = round;
    for (const { id, chained: before } of store.state.sessions) {
      const after = chained.get(id) ?? [];
      if (!isDeepStrictEqual(before, after)) store.updateSession(id, (session) => ({ ...session, chained: after }));
    }
  };
}
