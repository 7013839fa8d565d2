/** What can happen on a machine in weeks: to its clock and network, by its user, by other tools, and at AWS. */
import fc from 'fast-check';
import type { SessionId } from '../../src/shared/app-state.ts';
import { hour, minute, second } from '../../src/shared/time.ts';
import type { ConfiguredSession } from '../../src/main/aws/config/configured-sessions.ts';
import { advance, passing, sleepFor, waits } from './clock.ts';
import { eventually, patience } from './eventually.ts';
import { actElsewhere, type Elsewhere, whatOthersDo } from './life-elsewhere.ts';
import { type Life, type Network, ownSessions } from './life.ts';

/** `of`: the session, by its place in `ownSessions`. */
export type Act =
  | { readonly do: 'sleep'; readonly minutes: number; readonly lateNetwork: number }
  | { readonly do: 'set the clock'; readonly minutes: number }
  | { readonly do: 'lose the network'; readonly to: Network; readonly minutes: number }
  | { readonly do: 'look at the panel'; readonly minutes: number }
  | { readonly do: 'restart Daypass' }
  | { readonly do: 'sign in'; readonly of: number; readonly by: 'browser' | 'device' | 'nothing' }
  | { readonly do: 'sign out'; readonly of: number }
  | { readonly do: 'AWS ends the session'; readonly of: number }
  | { readonly do: 'AWS forgets the clients' }
  | { readonly do: Elsewhere; readonly of: number };

/** What happens, and how long nothing else does after it (minutes). */
export interface Step {
  readonly act: Act;
  readonly quiet: number;
}

const of = fc.integer({ min: 0, max: ownSessions.length - 1 });
const networks: readonly Network[] = ['offline', 'html', 'error', 'throttled', 'malformed', 'dropped'];

function often<One extends Act>(weight: number, fields: { readonly [Key in keyof One]: fc.Arbitrary<One[Key]> }) {
  return { weight, arbitrary: fc.record(fields) as unknown as fc.Arbitrary<Act> };
}

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  // Nights and long weekends: most of the weeks go by in them.
  often(14, {
    do: fc.constant('sleep'),
    minutes: fc.integer({ min: 1, max: 6000 }),
    lateNetwork: fc.integer({ min: 0, max: 30 }),
  }),
  often(4, { do: fc.constant('set the clock'), minutes: fc.integer({ min: -1500, max: 1500 }) }),
  often(5, {
    do: fc.constant('lose the network'),
    to: fc.constantFrom(...networks),
    minutes: fc.integer({ min: 1, max: 40 }),
  }),
  often(2, { do: fc.constant('look at the panel'), minutes: fc.integer({ min: 1, max: 60 }) }),
  often(5, { do: fc.constant('restart Daypass') }),
  often(9, { do: fc.constant('sign in'), of, by: fc.constantFrom('browser', 'device', 'nothing') }),
  often(4, { do: fc.constant('sign out'), of }),
  often(2, { do: fc.constant('AWS ends the session'), of }),
  often(2, { do: fc.constant('AWS forgets the clients') }),
  often(20, { do: fc.constantFrom(...whatOthersDo), of }),
  often(1, { do: fc.constant('another tool breaks the file and mends it'), of }),
);

export const anyStep: fc.Arbitrary<Step> = fc.record({
  act: anyAct,
  quiet: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 600 })),
});

export async function live(life: Life, { act, quiet }: Step): Promise<void> {
  await perform(life, act);
  await life.goOn(quiet * minute);
}

async function perform(life: Life, act: Act): Promise<void> {
  const { daypass, rules, engine } = life;
  switch (act.do) {
    case 'sleep':
      daypass.renewals.beforeSleep();
      await passing(daypass.renewals.idle());
      sleepFor(act.minutes * minute);
      if (act.lateNetwork > 0 && life.network === 'good') await life.setNetwork('offline', act.lateNetwork * second);
      return life.noticeJump(act.minutes * minute);
    case 'set the clock':
      // Only this machine's: AWS's stays as it was.
      sleepFor(act.minutes * minute);
      engine.organisation.advance(-act.minutes * minute);
      return life.noticeJump(act.minutes * minute);
    case 'lose the network':
      return life.setNetwork(act.to, act.minutes * minute);
    case 'look at the panel':
      life.isPanelInFront = true;
      await life.goOn(act.minutes * minute);
      life.isPanelInFront = false;
      return;
    case 'restart Daypass':
      return life.restart();
    case 'sign in':
      return signIn(life, sessionAt(act.of), act.by);
    case 'sign out': {
      const { id } = sessionAt(act.of);
      await daypass.signOut.signOut(id);
      rules.changed(id, null);
      rules.signedOut(id, engine.organisation);
      return;
    }
    case 'AWS ends the session': {
      const token = await life.tokenIn(sessionAt(act.of));
      if (token) engine.organisation.endPortalSession(token.accessToken);
      return;
    }
    case 'AWS forgets the clients':
      return engine.organisation.forgetClients();
    default:
      return actElsewhere(life, act.do, sessionAt(act.of));
  }
}

function sessionAt(place: number): ConfiguredSession {
  return ownSessions[place]!;
}

/** As far as the network lets it come; what does not come to its end is cancelled. */
async function signIn(life: Life, session: ConfiguredSession, by: 'browser' | 'device' | 'nothing'): Promise<void> {
  const { id } = session;
  const { daypass, rules, engine } = life;
  const { organisation } = engine;
  rules.userSignsIn();
  const before = daypass.opened.length;
  await daypass.signIn.start(id, by === 'device' ? 'device' : undefined);
  const isOver = (): boolean => daypass.session(id).phase.step !== 'signing-in';
  if (by !== 'nothing' && life.network === 'good') {
    await eventually(() => {
      if (!isOver() && daypass.opened.length === before && codeOf(life, id) === null) throw new Error('no page yet');
    }, patience);
    const code = codeOf(life, id);
    if (code !== null) organisation.approveDevice(code);
    const answered = code !== null || isOver() || (await answerPage(life));
    if (answered) {
      await eventually(() => {
        // Only the pause before the next question is cut short: answers take the time that they take.
        const [left = Infinity] = waits();
        if (code !== null && left <= 1) advance(second);
        if (!isOver()) throw new Error('still signing in');
      }, patience);
    }
  }
  await daypass.signIn.cancel(id);
  rules.changed(id, await life.tokenIn(session));
  await life.notice();
}

/** False if the page refuses, as for a client that AWS has forgotten: the user closes it and cancels. */
async function answerPage({ engine, daypass }: Life): Promise<boolean> {
  const back = await engine.organisation.approveAuthorization(daypass.opened.at(-1)!).catch(() => null);
  if (back !== null) await fetch(back);
  return back !== null;
}

function codeOf({ daypass }: Life, id: SessionId): string | null {
  const { phase } = daypass.session(id);
  return phase.step === 'signing-in' && phase.progress.kind === 'device' ? phase.progress.userCode : null;
}

/** Long enough for every renewal that is failing to be tried again. */
export const calm = hour;
/**
 * A session that ends within the calm's last moments has its last try still to come: renewals are a minute apart
 * (`leastPause` in session-phase.ts), and a failed one five.
 */
export const lastTries = 10 * minute;
