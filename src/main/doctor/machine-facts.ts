/** Looks up what the doctor is told: the files with their modes, the environment, what the sessions know. */
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { AppState, SessionId } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import { regions } from '../../shared/regions.ts';
import { readSettledConfigFile } from '../aws/config/file.ts';
import type { AwsTexts } from '../aws/config/readers/reading.ts';
import type { AwsPaths } from '../aws/paths.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Store } from '../core/store.ts';
import { doctorWork } from './doctor-work.ts';
import type { AssignedRoles, DoctorInput, ExaminedFile } from './examination.ts';

export interface FactDeps {
  readonly store: Store;
  readonly paths: AwsPaths;
  readonly sessions: Pick<Sessions, 'token'>;
  /** What is wrong with Daypass's own settings. */
  readonly ownFaults: () => Promise<DoctorInput['own']>;
  readonly env: DoctorInput['env'];
  readonly platform: NodeJS.Platform;
}

export async function gatherFacts({
  store,
  paths,
  sessions,
  ownFaults,
  env,
  platform,
}: FactDeps): Promise<DoctorInput> {
  const [config, credentials, folders, own] = await Promise.all([
    lookAt(paths.configFile),
    lookAt(paths.credentialsFile),
    foldersOf(paths),
    ownFaults(),
  ]);
  return {
    files: { config, credentials },
    folders,
    absent: await absentFiles({ config: config.text, credentials: credentials.text }, env['AWS_CA_BUNDLE']),
    // The environment is the process's own: it cannot be copied as it is, and would be equal to itself whatever is done to it.
    env: { ...env },
    platform,
    assigned: assignedRoles(store.state),
    regions,
    regionOf: workingRegions(store.state, sessions),
    own,
  };
}

/** An AWS file as it is now. */
export async function lookAt(file: string): Promise<ExaminedFile> {
  const { text, exists, problems } = await readSettledConfigFile(file);
  const mode = exists ? await modeOf(file, 'file') : null;
  const [problem] = problems;
  return { file, text, unread: problem ? reasonOf(problem) : null, mode };
}

function reasonOf({ params }: Problem): string {
  return 'reason' in params ? String(params.reason) : 'unknown';
}

async function modeOf(path: string, kind: 'file' | 'folder'): Promise<number | null> {
  return stat(path).then(
    (stats) => ((kind === 'file' ? stats.isFile() : stats.isDirectory()) ? stats.mode & 0o777 : null),
    () => null,
  );
}

/** Whoever may write into one of them can put a file of his own in the place of a token. */
async function foldersOf({ home, ssoCacheDir, cliCacheDir }: AwsPaths): Promise<DoctorInput['folders']> {
  const folders = [join(home, '.aws'), dirname(ssoCacheDir), ssoCacheDir, dirname(cliCacheDir), cliCacheDir];
  const found = await Promise.all(folders.map(async (folder) => ({ folder, mode: await modeOf(folder, 'folder') })));
  return found.flatMap(({ folder, mode }) => (mode === null ? [] : [{ folder, mode }]));
}

/** botocore takes the path as it is written: a `~` is no home folder there. Relative ones depend on who asks. */
async function absentFiles(texts: AwsTexts, variable: string | undefined): Promise<ReadonlySet<string>> {
  const named = await doctorWork.bundlesNamed(texts);
  const all = new Set(variable ? [variable, ...named] : named);
  const absent = await Promise.all([...all].map(async (file) => ((await isAbsent(file)) ? [file] : [])));
  return new Set(absent.flat());
}

async function isAbsent(file: string): Promise<boolean> {
  if (file.startsWith('~')) return true;
  if (!isAbsolute(file)) return false;
  return stat(file).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT',
  );
}

function assignedRoles({ sessions }: AppState): ReadonlyMap<SessionId, AssignedRoles> {
  const known = sessions.filter(({ accounts }) => accounts.status === 'ready');
  return new Map(
    known.map(({ id, accounts }) => {
      const assigned = accounts.items.filter(({ news }) => news !== 'gone');
      const roles = assigned.map((account) => {
        return [account.accountId, account.roles.status === 'ready' ? account.roles.names : null] as const;
      });
      return [id, new Map(roles)];
    }),
  );
}

/** AWS gave a token there, for this very start URL. */
function workingRegions({ sessions: shown }: AppState, sessions: FactDeps['sessions']): ReadonlyMap<string, string> {
  return new Map(
    shown.flatMap(({ id, phase }) => {
      const token = phase.step === 'active' ? sessions.token(id) : undefined;
      return token?.startUrl !== undefined && token.region !== undefined
        ? [[token.startUrl, token.region] as const]
        : [];
    }),
  );
}
