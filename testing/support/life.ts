/**
 * Weeks in the life of one machine: the engine with real files and the simulated organisation, a clock that is moved from
 * one instant of interest to the next, notifications over restarts. `life-acts.ts` says what can happen in it,
 * `life-rules.ts` what must never happen.
 */
import type { OrganisationOptions, Fault } from '../identity-center/organisation.ts';
import type { SessionId } from '../../src/shared/app-state.ts';
import { createTranslator } from '../../src/shared/messages/index.ts';
import type { EpochMs, Ms } from '../../src/shared/time.ts';
import { createHeartbeat, type Heartbeat } from '../../src/main/app/heartbeat.ts';
import { createAwsClients } from '../../src/main/aws/api/clients.ts';
import { createOidc } from '../../src/main/aws/api/oidc.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import type { ConfiguredSession } from '../../src/main/aws/config/configured-sessions.ts';
import { type Announcer, createAnnouncer } from '../../src/main/notifications/announcer.ts';
import { occasionsFor } from '../../src/main/surfaces/notification-model.ts';
import { advance, now, passing } from './clock.ts';
import {
  type Engine,
  type EngineProcess,
  legacySession,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from './engine.ts';
import { createRules, type Rules, type Scene } from './life-rules.ts';

export const ownSessions: readonly ConfiguredSession[] = [
  ssoSession(),
  ssoSession({ name: 'labs', startUrl: 'https://d-labs567890.awsapps.com/start' }),
  legacySession(),
];

/** How the network is; 'offline': no connection at all. Everything else answers, and wrongly. */
export type Network = 'good' | 'offline' | Extract<Fault, string>;

/** Resolves when AWS's answers about tokens may arrive at Daypass. */
interface Holding {
  answers: Promise<void>;
}

export class Life implements Scene {
  readonly engine: Engine;
  /** What other tools speak to AWS with. */
  readonly elsewhere: Pick<Engine, 'organisation' | 'oidc'>;
  readonly rules: Rules = createRules(ownSessions);
  readonly now = now;
  network: Network = 'good';
  isPanelInFront = false;
  readonly #holding: Holding;
  readonly #tokens = new Map<SessionId, Token[]>();
  #networkUntil: EpochMs = Infinity;
  #daypass: EngineProcess;
  #heartbeat: Heartbeat;
  #announcer: Announcer;

  constructor(engine: Engine, holding: Holding) {
    this.engine = engine;
    this.elsewhere = { organisation: engine.organisation, oidc: createOidc(createAwsClients()) };
    this.#holding = holding;
    this.#daypass = engine;
    [this.#heartbeat, this.#announcer] = this.#started();
  }

  get daypass(): EngineProcess {
    return this.#daypass;
  }

  tokensOf(id: SessionId): readonly Token[] {
    return this.#tokens.get(id) ?? [];
  }

  async tokenIn(session: ConfiguredSession): Promise<Token | null> {
    return this.engine.tokenIn(session).catch(() => null);
  }

  /** AWS's answers to Daypass about tokens are on their way until the function that is returned is called. */
  holdAnswers(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#holding.answers = promise;
    return resolve;
  }

  /** Everything goes its way for so long: Daypass looks whenever it has planned to. */
  async goOn(ms: Ms): Promise<void> {
    for (const until = now() + ms; ;) {
      const nextAt = (await this.#look()) ?? Infinity;
      if (now() >= until) return;
      const at = Math.min(nextAt, until, this.#networkUntil);
      advance(Math.max(at - now(), 1));
      if (now() >= this.#networkUntil) await this.setNetwork('good', Infinity);
    }
  }

  /** The network is like this for so long, or until it changes again. */
  async setNetwork(network: Network, ms: Ms): Promise<void> {
    const { organisation } = this.engine;
    if (this.network === 'offline' && network !== 'offline') await organisation.goOnline();
    if (this.network !== 'offline' && network === 'offline') await organisation.goOffline();
    organisation.faults.clear();
    if (network !== 'good' && network !== 'offline') organisation.faults.always('any', network);
    this.network = network;
    this.#networkUntil = now() + ms;
  }

  /** Something has happened to the files, and Daypass has noticed. */
  async notice(): Promise<void> {
    await this.#daypass.sessions.readTokens();
    await this.#look();
  }

  /** The wall clock has jumped by so much, in a sleep or by somebody's hand, and the alarm has noticed. */
  async noticeJump(ms: Ms): Promise<void> {
    await this.#look(ms);
    await this.notice();
  }

  /** Daypass ends and starts again. */
  async restart(): Promise<void> {
    await this.#daypass.stop();
    await this.#daypass.saved();
    this.#daypass = await this.engine.restarted();
    this.rules.restarted();
    [this.#heartbeat, this.#announcer] = this.#started();
    await this.#daypass.renewals.recover();
    await this.#look();
  }

  async close(): Promise<void> {
    await this.setNetwork('good', Infinity);
    await this.#daypass.stop();
    await this.#daypass.saved();
    await this.engine.close();
  }

  /** What the app has around its services (app/daypass.ts, main.ts), without its timer: a test says when it looks. */
  #started(): [Heartbeat, Announcer] {
    const heartbeat = createHeartbeat(this.#daypass, [], () => {});
    const announcer = createAnnouncer({
      show: (model) => this.rules.shown(model),
      close() {},
      isWatched: () => this.isPanelInFront,
      isQuiet: () => false,
      shown: this.#daypass.shown,
    });
    return [heartbeat, announcer];
  }

  /** Looks until nothing changes by that any more; returns when to look again. */
  async #look(jump: Ms = 0): Promise<EpochMs | null> {
    for (let jumped = jump; ; jumped = 0) {
      const { store, renewals, sessions } = this.#daypass;
      const { revision } = store.state;
      const nextAt = this.#heartbeat.look(now(), jumped);
      // By the clock that nobody sets.
      this.rules.looked(this.engine.organisation.now());
      this.#announce();
      await passing(renewals.idle());
      await sessions.readTokens();
      this.#announce();
      for (const session of ownSessions) await this.#remember(session);
      await this.rules.check(this);
      if (store.state.revision === revision) return nextAt;
    }
  }

  #announce(): void {
    const { store, shown } = this.#daypass;
    const { state } = store;
    this.#announcer.look(occasionsFor(state, shown.keys, { t: translate, locale: state.locale, now: now() }));
  }

  async #remember(session: ConfiguredSession): Promise<void> {
    const token = await this.tokenIn(session);
    const known = this.#tokens.get(session.id) ?? [];
    if (token && known.at(-1)?.accessToken !== token.accessToken) this.#tokens.set(session.id, [...known, token]);
  }
}

/** Three sessions that another tool has signed in. */
export async function startLife(organisation: Partial<OrganisationOptions>): Promise<Life> {
  const holding: Holding = { answers: Promise.resolve() };
  const around = ({ oidc }: Pick<Engine, 'oidc'>): Pick<Engine, 'oidc'> => ({
    oidc: {
      ...oidc,
      async createToken(...request) {
        const answer = await oidc.createToken(...request);
        await holding.answers;
        return answer;
      },
    },
  });
  const engine = await startEngine({ organisation: { accounts: 1, ...organisation }, sessions: ownSessions, around });
  const life = new Life(engine, holding);
  for (const session of ownSessions) await engine.putToken(session, await signedInElsewhere(life.elsewhere, session));
  await life.notice();
  return life;
}

const translate = createTranslator('en');
