/** Which session or role a command is about: by its options, by the environment, or because there is only one. */
import type { Session } from '../shared/app-state.ts';
import { readSettledConfigFile } from '../main/aws/config/file.ts';
import type { Services } from '../main/app/services.ts';
import { isNear } from '../main/doctor/near-names.ts';
import { type CredentialPlan, planForProfile, planForRole } from '../main/credentials/plan.ts';
import { failedWith, type Terminal, usageError } from './terminal.ts';

export interface SessionOptions {
  readonly session?: string | undefined;
  readonly profile?: string | undefined;
}

export interface RoleOptions extends SessionOptions {
  readonly account?: string | undefined;
  readonly role?: string | undefined;
}

/** The session that is meant. Throws a usage error that names all of them where it is not clear. */
export async function chooseSession(terminal: Terminal, services: Services, options: SessionOptions): Promise<Session> {
  const { t, env } = terminal;
  const { sessions } = services.store.state;
  const names = sessions.map(({ name }) => name);
  if (options.session !== undefined) {
    const found = sessions.find(({ name, startUrl }) => [name, startUrl].includes(options.session ?? ''));
    if (found) return found;
    throw usageError(
      withHint(terminal, t('cli.noSuchSession', { session: options.session }), nearest(options.session, names)),
    );
  }
  const profile = options.profile ?? env['AWS_PROFILE'];
  if (profile) {
    const { plan } = await planOfProfile(terminal, services, profile);
    const found = sessions.find(({ id }) => id === plan.sso.sessionId);
    if (found) return found;
  }
  const [only, ...others] = sessions;
  if (only && others.length === 0) return only;
  throw usageError(sessions.length === 0 ? t('cli.noSessions') : t('cli.whichSession', { sessions: names.join(', ') }));
}

export interface Chosen {
  readonly plan: CredentialPlan;
  /** Of the profile; null if it names none. */
  readonly region: string | null;
  /** Null where a role was named and no profile. */
  readonly profile: string | null;
}

/** The role that is meant: `--account` with `--role`, or a profile: `--profile`, AWS_PROFILE, `default`. */
export async function chooseRole(terminal: Terminal, services: Services, options: RoleOptions): Promise<Chosen> {
  const { t, env } = terminal;
  if (options.account !== undefined || options.role !== undefined) {
    const { account, role } = options;
    if (account === undefined || role === undefined) throw usageError(t('cli.accountAndRole'));
    const accountId = account.replaceAll('-', '');
    if (!/^\d{12}$/.test(accountId)) throw usageError(t('cli.accountId', { account }));
    const session = await chooseSession(terminal, services, { session: options.session });
    return { plan: planForRole(session.id, { accountId, roleName: role }), region: null, profile: null };
  }
  const profile = options.profile ?? (env['AWS_PROFILE'] || 'default');
  return { ...(await planOfProfile(terminal, services, profile)), profile };
}

async function planOfProfile(terminal: Terminal, { paths }: Services, profile: string) {
  const [config, credentials] = await Promise.all([
    readSettledConfigFile(paths.configFile),
    readSettledConfigFile(paths.credentialsFile),
  ]);
  const planned = planForProfile({ config: config.text, credentials: credentials.text }, profile);
  if (!('problem' in planned)) return planned;
  throw failedWith(terminal, planned.problem);
}

/** The sentence, and what may have been meant. */
export function withHint({ t }: Terminal, sentence: string, hint: string | null): string {
  return hint === null ? sentence : `${sentence} ${t('cli.didYouMean', { name: hint })}`;
}

function nearest(typed: string, names: readonly string[]): string | null {
  return names.find((name) => isNear(name, typed)) ?? null;
}
