/** Looks up what the doctor is told: the files with their modes, the environment, what the sessions know. */
import { stat } from 'node:fs/promises';
import type { AppState, SessionId } from '../../shared/app-state.ts';
import { regions } from '../../shared/regions.ts';
import { readSettledConfigFile } from '../aws/config-file.ts';
import type { AwsPaths } from '../machine/aws-paths.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Store } from '../store.ts';
import type { AssignedRoles, DoctorInput, ExaminedFile } from './examination.ts';

export interface FactParts {
  readonly store: Store;
  readonly paths: AwsPaths;
  readonly sessions: Pick<Sessions, 'token'>;
  readonly env: DoctorInput['env'];
  readonly platform: NodeJS.Platform;
}

/** A file that cannot be read says nothing here; that is told elsewhere. */
export async function gatherFacts({ store, paths, sessions, env, platform }: FactParts): Promise<DoctorInput> {
  const [config, credentials] = await Promise.all([look(paths.configFile), look(paths.credentialsFile)]);
  return {
    files: { config, credentials },
    env,
    platform,
    assigned: assignedRoles(store.state),
    regions,
    regionOf: workingRegions(store.state, sessions),
  };
}

async function look(file: string): Promise<ExaminedFile> {
  const { text, exists, problems } = await readSettledConfigFile(file);
  const mode = exists ? await modeOf(file) : null;
  return { file, text: problems.length === 0 ? text : '', mode };
}

async function modeOf(file: string): Promise<number | null> {
  return stat(file).then(
    (stats) => (stats.isFile() ? stats.mode & 0o777 : null),
    () => null,
  );
}

function assignedRoles({ sessions }: AppState): ReadonlyMap<SessionId, AssignedRoles> {
  const known = sessions.filter(({ accounts }) => accounts.status === 'ready');
  return new Map(
    known.map(({ id, accounts }) => {
      const roles = accounts.items.map((account) => {
        return [account.accountId, account.roles.status === 'ready' ? account.roles.names : null] as const;
      });
      return [id, new Map(roles)];
    }),
  );
}

/** AWS gave a token there, for this very start URL. */
function workingRegions({ sessions: shown }: AppState, sessions: FactParts['sessions']): ReadonlyMap<string, string> {
  return new Map(
    shown.flatMap(({ id, phase }) => {
      const token = phase.step === 'active' ? sessions.token(id) : undefined;
      return token?.startUrl !== undefined && token.region !== undefined
        ? [[token.startUrl, token.region] as const]
        : [];
    }),
  );
}
