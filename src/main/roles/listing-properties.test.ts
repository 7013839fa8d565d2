/** Listing many accounts while things happen in any order: nobody waits for ever, and what is shown is what AWS says. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Account as Listed } from '../../../testing/identity-center/organisation.ts';
import type { Account, AccountList } from '../../shared/app-state.ts';
import { advance } from '../../../testing/support/clock.ts';
import {
  type Engine,
  type EngineOptions,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';
import { eventually, patience } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const { id } = corp;

let engine: Engine;
const start = async (organisation: NonNullable<EngineOptions['organisation']>): Promise<void> => {
  engine = await startEngine({ organisation });
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
};

const list = (): AccountList => engine.session().accounts;
/** As the panel does for every row that is drawn. */
const look = (): void => {
  for (const { accountId, roles } of list().items.slice(0, 40))
    if (roles.status === 'waiting') engine.accounts.loadRoles(id, accountId);
};
const requests = (operation: 'ListAccounts' | 'ListAccountRoles') => engine.organisation.requestsOf(operation);
const accounts = (count: number): Listed[] =>
  Array.from({ length: count }, (_, index) => ({
    accountId: String(900_000_000_000 - index),
    accountName: `n${String(9000 - index)}`,
    roles: [`r${index}`],
  }));

const revoked = new Set<string>();
/** A token was refused, and the fresh one that came for it too: nobody can tell that from a session that AWS has ended. */
const hasEnded = (): boolean =>
  engine.phase().step === 'signed-out' && revoked.has(engine.sessions.token(id)?.accessToken ?? '');

/** What may happen while accounts are listed. */
const acts = {
  look,
  wish: () => engine.accounts.loadRoles(id, list().items.at(-1)?.accountId ?? ''),
  reload: () => engine.accounts.load(id, true),
  hide: () => engine.accounts.setShown(false),
  show: () => engine.accounts.setShown(true),
  refresh: () => engine.accounts.refresh(id),
  again: () => engine.accounts.loadRoles(id, list().items[0]?.accountId ?? '', true),
  stop: () => engine.accounts.stop(id),
  renew: () => engine.renewals.renewNow(id),
  revoke: () => {
    const { accessToken = '' } = engine.sessions.token(id) ?? {};
    revoked.add(accessToken);
    engine.organisation.revokeToken(accessToken);
  },
  fail: () => engine.organisation.faults.next('ListAccountRoles', 'html', 3),
  failList: () => engine.organisation.faults.next('ListAccounts', 'html'),
  refuse: () => engine.organisation.faults.next('ListAccountRoles', 'revoked', 2),
  another: async () => {
    await engine.putToken(corp, await signedInElsewhere(engine, corp));
    await engine.sessions.readTokens();
  },
  new: () => {
    const all = engine.organisation.accountsOf() as Listed[];
    all.splice(0, 1);
    all.push({ accountId: String(100_000_000_000 + all.length), accountName: 'new', roles: ['fresh'] });
  },
} satisfies Record<string, () => unknown>;

/**
 * Its roles; or that it is assigned no longer, as the list of accounts may be from before that; or that AWS has refused it, and
 * again when it was asked once more.
 */
const isAsAwsSays = ({ accountId, roles: { status, names, problem } }: Account): boolean => {
  const told = engine.organisation.accountsOf().find((one) => one.accountId === accountId);
  if (status === 'ready') return told === undefined || names.join() === told.roles.join();
  if (problem?.code === 'not-assigned') return told === undefined;
  const answers = requests('ListAccountRoles').filter(({ query }) => query['account_id'] === accountId);
  return problem?.code === 'aws-refused' && answers.slice(-2).every((answer) => answer.status === 401);
};

/** More of them with `DAYPASS_LISTINGS=60`. */
const listings = Number(process.env['DAYPASS_LISTINGS'] ?? 6);

test(
  'in whatever order things happen: nobody waits for ever, and what is shown is what AWS says',
  async () => {
    const names = Object.keys(acts) as (keyof typeof acts)[];
    const day = fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 120 })), {
      minLength: 3,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(day, fc.integer({ min: 0, max: 40 }), async (happening, latencyMs) => {
        await start({ accounts: accounts(115), latencyMs });
        const open = setInterval(() => engine.phase().step === 'active' && engine.accounts.load(id), 20);
        try {
          engine.accounts.load(id);
          for (const [name, ms] of happening) {
            await acts[name]();
            await new Promise((resolve) => setTimeout(resolve, ms));
          }
          engine.accounts.setShown(true);
          engine.organisation.faults.clear();
          engine.organisation.configure({ latencyMs: 0 });
          // Then it is quiet, and listed once more: an account that moved to a page that had been listed already counts as gone until then.
          engine.accounts.load(id, true);
          await eventually(() => {
            // Ten minutes have to pass after a 401 before another one is asked about.
            advance(1000);
            if (hasEnded()) return;
            expect(list().status).toBe('ready');
            expect(list().items.length).toBeGreaterThan(0);
            expect(list().items.filter((one) => !isAsAwsSays(one))).toEqual([]);
          }, patience);
          expect(engine.phase().step === 'active' || hasEnded()).toBe(true);
        } finally {
          clearInterval(open);
          await engine.close();
        }
      }),
      { numRuns: listings, endOnFailure: true },
    );
  },
  listings * patience,
);
