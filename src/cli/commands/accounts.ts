/** `daypass accounts` and `daypass roles`: what AWS lists for the session. */
import type { Account, Session, SessionId } from '../../shared/app-state.ts';
import { plainLine } from '../../shared/names.ts';
import type { Services } from '../../main/app/services.ts';
import { activeOf } from '../../main/sessions/session-phase.ts';
import { notSignedIn } from '../../main/credentials/role-questions.ts';
import { chooseSession, type SessionOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { CommandFailed, failedWith, saidIfSlow, type Terminal, usageError } from '../terminal.ts';

export interface AccountsOptions extends SessionOptions {
  readonly json?: boolean;
}

export interface RolesOptions extends AccountsOptions {
  readonly account?: string;
}

export async function accounts(terminal: Terminal, options: AccountsOptions): Promise<void> {
  const items = await listed(terminal, options, () => true);
  const told = items.map(({ accountId, name, email }) => ({ accountId, name, email }));
  if (options.json === true) return terminal.out(`${JSON.stringify({ version: 1, accounts: told }, null, 2)}\n`);
  for (const { accountId, name, email } of told) terminal.out(lineOf(accountId, name, email));
}

export async function roles(terminal: Terminal, options: RolesOptions): Promise<void> {
  const { account: only } = options;
  const isWanted = ({ accountId, name }: Account): boolean =>
    only === undefined || name === only || accountId === only.replaceAll('-', '');
  const items = (await listed(terminal, options, areRolesKnown(isWanted))).filter(isWanted);
  if (only !== undefined && items.length === 0) throw usageError(terminal.t('cli.noSuchAccount', { account: only }));
  const failed = items.find((account) => account.roles.status === 'failed')?.roles.problem;
  if (failed) throw failedWith(terminal, failed);
  const told = items.flatMap(({ accountId, name, roles: { names } }) =>
    names.map((roleName) => ({ accountId, accountName: name, roleName })),
  );
  if (options.json === true) return terminal.out(`${JSON.stringify({ version: 1, roles: told }, null, 2)}\n`);
  for (const { accountId, accountName, roleName } of told) terminal.out(lineOf(accountId, roleName, accountName));
}

/** Fields between tabs, for `cut` and `awk`. */
function lineOf(...fields: readonly (string | null)[]): string {
  return `${fields.map((field) => plainLine(field ?? '')).join('\t')}\n`;
}

const areRolesKnown = (isWanted: (account: Account) => boolean) => (items: readonly Account[]) =>
  items.filter(isWanted).every(({ roles: { status } }) => status === 'ready' || status === 'failed');

/** All accounts, as soon as AWS has told them and `isEnough` says so. Those that have gone are left out. */
async function listed(
  terminal: Terminal,
  options: SessionOptions,
  isEnough: (items: readonly Account[]) => boolean,
): Promise<readonly Account[]> {
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    const { id } = await chooseSession(terminal, services, options);
    const session = services.store.session(id);
    if (!session || !activeOf(session.phase)) throw failedWith(terminal, notSignedIn(services.store, id).problem);
    return await saidIfSlow(terminal, () => list(terminal, services, id, isEnough)).catch(async (error: unknown) => {
      // Somebody may have signed out meanwhile: then nothing that AWS says of the token tells what happened.
      await services.sessions.readTokens(id);
      const phase = services.store.session(id)?.phase;
      throw phase && activeOf(phase) ? error : failedWith(terminal, notSignedIn(services.store, id).problem);
    });
  } finally {
    await engine.close();
  }
}

async function list(
  terminal: Terminal,
  { store, accounts: feature }: Services,
  id: SessionId,
  isEnough: (items: readonly Account[]) => boolean,
): Promise<readonly Account[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Account[]>();
  const look = (): void => {
    const session = store.session(id);
    const found = session ? outcomeOf(terminal, session, isEnough) : null;
    if (found instanceof Error) reject(found);
    else if (found !== null) resolve(found);
  };
  feature.setShown(true);
  feature.load(id, true);
  const stop = store.subscribe(look);
  try {
    return await promise;
  } finally {
    stop();
  }
}

/** Null while AWS is still being asked. */
function outcomeOf(
  terminal: Terminal,
  { phase, name, accounts: { status, problem, items } }: Session,
  isEnough: (items: readonly Account[]) => boolean,
): readonly Account[] | CommandFailed | null {
  if (phase.step === 'signed-out') return new CommandFailed(terminal.t('cli.login.ended', { session: name }));
  if (status === 'failed') return problem ? failedWith(terminal, problem) : new CommandFailed(name);
  const there = items.filter(({ news }) => news !== 'gone');
  return status === 'ready' && isEnough(there) ? there : null;
}
