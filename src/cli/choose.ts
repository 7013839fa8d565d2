/** Which session or role a command is about: by its options, by the environment, or because there is only one. */
import type { Session } from '../shared/app-state.ts';
import { problem } from '../shared/problems.ts';
import { readConfigFile } from '../main/aws/config/file.ts';
import type { AwsPaths } from '../main/aws/paths.ts';
import type { Services } from '../main/app/services.ts';
import { countProblemsNow } from '../main/doctor/config-problems.ts';
import { isNear } from '../main/doctor/near-names.ts';
import { type CredentialPlan, planForRole, profileNames } from '../main/credentials/plan.ts';
import { readPlan } from '../main/credentials/read-plan.ts';
import { CommandFailed, failedWith, type Terminal, usageError } from './terminal.ts';

export interface SessionOptions {
  readonly session?: string | undefined;
  readonly profile?: string | undefined;
}

export interface RoleOptions extends SessionOptions {
  readonly account?: string | undefined;
  readonly role?: string | undefined;
}

/** Where sessions are looked for: the services, or what of the config file is known without them. */
export interface KnownSessions<One> {
  readonly paths: Pick<AwsPaths, 'configFile' | 'credentialsFile'>;
  readonly store: { readonly state: { readonly sessions: readonly One[] } };
}

type Named = Pick<Session, 'id' | 'name' | 'startUrl' | 'profiles'>;

/** The session that is meant. Throws a usage error that names all of them where it is not clear. */
export async function chooseSession<One extends Named>(
  terminal: Terminal,
  known: KnownSessions<One>,
  options: SessionOptions,
): Promise<One> {
  const { t } = terminal;
  const named = await namedSession(terminal, known, options);
  if (named) return named;
  const { sessions } = known.store.state;
  const [only, ...others] = sessions;
  if (only && others.length === 0) return only;
  if (sessions.length === 0) throw await noSessions(terminal, known);
  throw usageError(t('cli.whichSession', { sessions: sessions.map(({ name }) => name).join(', ') }));
}

/** That there is none in the config file; or why nobody knows: the file cannot be read, or not what is in it. */
export async function noSessions(
  terminal: Terminal,
  { paths }: Pick<KnownSessions<unknown>, 'paths'>,
): Promise<CommandFailed> {
  const { t, platform } = terminal;
  const { problems } = await readConfigFile(paths.configFile);
  const [trouble] = problems;
  if (trouble) return failedWith(terminal, trouble);
  const count = await countProblemsNow({ paths, platform });
  return count === 0 ? usageError(t('cli.noSessions')) : new CommandFailed(t('cli.configProblems', { count }));
}

/**
 * That of `--session`, of `--profile` or of AWS_PROFILE; null where none is named. AWS_PROFILE may be meant for other programs: one
 * without a session names none. But whoever names a session or a profile here never gets another one.
 */
export async function namedSession<One extends Named>(
  terminal: Terminal,
  known: KnownSessions<One>,
  { session, profile }: SessionOptions,
): Promise<One | null> {
  const { t, env } = terminal;
  const { sessions } = known.store.state;
  if (session !== undefined) {
    const found = sessions.find(({ name, startUrl }) => [name, startUrl].includes(session));
    if (!found)
      throw sessions.length === 0 ? await noSessions(terminal, known) : await noSuchSession(terminal, known, session);
    if (profile === undefined) return found;
    const ofProfile = await namedSession(terminal, known, { profile });
    if (ofProfile === found) return found;
    throw usageError(t('cli.otherSession', { profile, session: found.name }));
  }
  const named = profile ?? (env['AWS_PROFILE'] || null);
  if (named === null) return null;
  // Also one that names a sign-in and no role.
  const user = sessions.find(({ profiles }) =>
    profiles.some(({ name, roleName }) => name === named && roleName === null),
  );
  if (user) return user;
  try {
    const { plan } = await planOfProfile(terminal, known, named);
    const found = sessions.find(({ id }) => id === plan.sso.sessionId);
    if (found) return found;
    throw failedWith(terminal, problem('profile-not-usable', { profile: named }, 'user'));
  } catch (error) {
    if (profile === undefined && error instanceof CommandFailed) return null;
    throw error;
  }
}

/** That there is no such session, and what may have been meant: one with nearly that name, a profile, or any of those that are there. */
async function noSuchSession<One extends Named>(
  terminal: Terminal,
  { paths, store }: KnownSessions<One>,
  session: string,
): Promise<CommandFailed> {
  const { t } = terminal;
  const sentence = t('cli.noSuchSession', { session });
  const [config, credentials] = await readFiles(paths);
  const isProfile = profileNames({ config: config.text, credentials: credentials.text }).includes(session);
  if (isProfile) return usageError(`${sentence} ${t('cli.isProfile', { profile: session })}`);
  const names = store.state.sessions.map(({ name }) => name);
  const near = nearest(session, names);
  if (near !== null) return usageError(withHint(terminal, sentence, near));
  return usageError(`${sentence} ${t('cli.whichSession', { sessions: names.join(', ') })}`);
}

export interface Chosen {
  readonly plan: CredentialPlan;
  /** Of the profile; null if it names none. */
  readonly region: string | null;
  /** Null where a role was named, and not by a profile. */
  readonly profile: string | null;
}

/** The role that is meant: `--account` with `--role`, or a profile: `--profile`, AWS_PROFILE, `default`. */
export async function chooseRole(terminal: Terminal, services: Services, options: RoleOptions): Promise<Chosen> {
  const { t, env } = terminal;
  const { account, role, session } = options;
  if (account !== undefined || role !== undefined) {
    if (account === undefined || role === undefined) throw usageError(t('cli.accountAndRole'));
    const accountId = account.replaceAll('-', '');
    if (!/^\d{12}$/.test(accountId)) throw usageError(t('cli.accountId', { account }));
    const { id } = await chooseSession(terminal, services, options);
    return { plan: planForRole(id, { accountId, roleName: role }), region: null, profile: null };
  }
  const named = options.profile ?? (env['AWS_PROFILE'] || null);
  const profile = named ?? 'default';
  const planned = await planOfProfile(terminal, services, profile, named === null);
  // A session whose start URL or region cannot be one is left out of all lists.
  if (!services.store.session(planned.plan.sso.sessionId))
    throw failedWith(terminal, problem('profile-not-usable', { profile }, 'user'));
  const wanted = session === undefined ? null : await namedSession(terminal, services, { session });
  if (wanted && wanted.id !== planned.plan.sso.sessionId)
    throw usageError(t('cli.otherSession', { profile, session: wanted.name }));
  return { ...planned, profile };
}

/** `isGuessed`: nobody has named it. */
async function planOfProfile(
  terminal: Terminal,
  { paths }: Pick<KnownSessions<unknown>, 'paths'>,
  profile: string,
  isGuessed = false,
) {
  const planned = await readPlan(paths, profile);
  if (!('problem' in planned)) return planned;
  const files = await readFiles(paths);
  const [trouble] = files.flatMap(({ problems }) => problems);
  // Then the profile may well be as it should be.
  if (trouble) throw failedWith(terminal, trouble);
  const failed = failedWith(terminal, planned.problem);
  if (planned.problem.code !== 'profile-missing') throw failed;
  if (isGuessed) throw usageError(terminal.t('cli.whichRole'));
  const near = nearestProfile(profile, files);
  throw usageError(near === null ? failed.message : noProfile(terminal, profile, near));
}

/** That there is no such profile, and which may have been meant. */
export async function noSuchProfile(
  terminal: Terminal,
  { paths }: Pick<KnownSessions<unknown>, 'paths'>,
  profile: string,
): Promise<string> {
  const files = await readFiles(paths);
  return noProfile(terminal, profile, nearestProfile(profile, files));
}

function noProfile(terminal: Terminal, profile: string, near: string | null): string {
  return withHint(terminal, terminal.t('cli.noSuchProfile', { profile }), near);
}

/** Of the config file and the credentials file. */
function nearestProfile(profile: string, [config, credentials]: readonly [HasText, HasText]): string | null {
  return nearest(profile, profileNames({ config: config.text, credentials: credentials.text }));
}

/** The config file and the credentials file. */
function readFiles({ configFile, credentialsFile }: KnownSessions<unknown>['paths']) {
  return Promise.all([readConfigFile(configFile), readConfigFile(credentialsFile)]);
}

interface HasText {
  readonly text: string;
}

/** The sentence, and what may have been meant. */
export function withHint({ t }: Terminal, sentence: string, hint: string | null): string {
  return hint === null ? sentence : `${sentence} ${t('cli.didYouMean', { name: hint })}`;
}

function nearest(typed: string, names: readonly string[]): string | null {
  return names.find((name) => isNear(name, typed)) ?? null;
}
