/**
 * Weeks in the life of one machine: the engine with real files and the simulated organisation, a clock that is moved from
 * one instant of interest to the next, notifications over restarts. `life-acts.ts` says what can happen in it,
 * `life-rules.ts` what must never happen.
 */
import path from 'node:path';
import type { OrganisationOptions, Fault } from '../identity-center/organisation.ts';
import type { SessionId } from '../../src/shared/app-state.ts';
import { createTranslator } from '../../src/shared/messages/index.ts';
import { type EpochMs, minute, type Ms } from '../../src/shared/time.ts';
import type { ConfiguredSession } from '../../src/main/aws/config/reader.ts';
import { createAwsClients } from '../../src/main/aws/api/clients.ts';
import { createOidc, type Oidc } from '../../src/main/aws/api/oidc.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import { type Announcer, createAnnouncer } from '../../src/main/notifications/announcer.ts';
import { noLog } from '../../src/main/system/log.ts';
import { createShownNotifications, type ShownNotifications } from '../../src/main/notifications/shown-notifications.ts';
import {
  endedTogether,
  isSettling,
  type NotificationModel,
  notificationsFor,
} from '../../src/main/surfaces/notification-model.ts';
import { advance, now, passing } from './clock.ts';
import {
  type Engine,
  type EngineServices,
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

export interface Life extends Scene {
  readonly rules: Rules;
  /** What other tools speak to AWS with. */
  readonly elsewhere: Pick<Engine, 'organisation' | 'oidc'>;
  /** AWS's answers to Daypass about tokens are on their way until the function that is returned is called. */
  holdAnswers(): () => void;
  network: Network;
  isPanelInFront: boolean;
  readonly now: () => EpochMs;
  /** Everything goes its way for so long: Daypass looks whenever it has planned to. */
  goOn(ms: Ms): Promise<void>;
  /** The network is like this for so long, or until it changes again. */
  setNetwork(network: Network, ms: Ms): Promise<void>;
  /** Something has happened to the files, and Daypass has noticed. */
  notice(): Promise<void>;
  /** The wall clock has jumped by so much, in a sleep or by somebody's hand, and Daypass has noticed, as in app/daypass.ts. */
  noticeJump(ms: Ms): Promise<void>;
  /** Daypass ends and starts again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startLife(organisation: Partial<OrganisationOptions>): Promise<Life> {
  const engine = await startEngine({ organisation: { accounts: 1, ...organisation }, sessions: ownSessions });
  const elsewhere = { organisation: engine.organisation, oidc: createOidc(createAwsClients()) };
  const tokens = new Map<SessionId, Token[]>();
  let answers: Promise<void> = Promise.resolve();
  let daypass: EngineServices = engine;
  let networkUntil: EpochMs = Infinity;
  let shown: ShownNotifications;
  let announcer: Announcer;

  const tokenIn = (session: ConfiguredSession): Promise<Token | null> => engine.tokenIn(session).catch(() => null);
  const start = async (): Promise<void> => {
    const oidc = { ...daypass.oidc };
    const createToken: Oidc['createToken'] = async (...request) => {
      const answer = await oidc.createToken(...request);
      await answers;
      return answer;
    };
    Object.assign(daypass.oidc, { createToken });
    shown = createShownNotifications(path.join(engine.home, 'notifications.json'), noLog);
    await shown.load();
    const show = (model: NotificationModel): void => rules.shown(model);
    announcer = createAnnouncer({ show, close: () => {}, isWatched: () => life.isPanelInFront, shown });
  };
  /** As main.ts joins it. */
  const announce = (): void => {
    const { state } = daypass.store;
    const voice = { t: translate, locale: state.locale, now: now() };
    announcer.look({
      models: notificationsFor(state, shown.keys, voice),
      isSettling: isSettling(state.sessions, voice.now),
      together: (models) => endedTogether(models, voice),
    });
  };

  /** Looks until nothing changes by that any more; returns when to look again. */
  const look = async (): Promise<EpochMs | null> => {
    for (;;) {
      const { revision } = daypass.store.state;
      const nextAt = daypass.keeper.look(now());
      // By the clock that nobody sets.
      rules.looked(engine.organisation.now());
      announce();
      await passing(daypass.keeper.idle());
      await daypass.sessions.readTokens();
      announce();
      for (const session of ownSessions) await remember(session);
      await rules.check(life);
      if (daypass.store.state.revision === revision) return nextAt;
    }
  };
  const remember = async (session: ConfiguredSession): Promise<void> => {
    const token = await tokenIn(session);
    const known = tokens.get(session.id) ?? [];
    if (token && known.at(-1)?.accessToken !== token.accessToken) tokens.set(session.id, [...known, token]);
  };

  const life: Life = {
    engine,
    get daypass() {
      return daypass;
    },
    rules: createRules(ownSessions),
    tokensOf: (id) => tokens.get(id) ?? [],
    elsewhere,
    now,
    holdAnswers() {
      const { promise, resolve } = Promise.withResolvers<void>();
      answers = promise;
      return resolve;
    },
    network: 'good',
    isPanelInFront: false,
    tokenIn,
    async goOn(ms) {
      for (const until = now() + ms; ;) {
        const nextAt = (await look()) ?? Infinity;
        if (now() >= until) return;
        const at = Math.min(nextAt, until, networkUntil);
        advance(Math.max(at - now(), 1));
        if (now() >= networkUntil) await life.setNetwork('good', Infinity);
      }
    },
    async setNetwork(network, ms) {
      if (life.network === 'offline' && network !== 'offline') await engine.organisation.goOnline();
      if (life.network !== 'offline' && network === 'offline') await engine.organisation.goOffline();
      engine.organisation.faults.clear();
      if (network !== 'good' && network !== 'offline') engine.organisation.faults.always('any', network);
      life.network = network;
      networkUntil = now() + ms;
    },
    async notice() {
      await daypass.sessions.readTokens();
      await look();
    },
    async noticeJump(ms) {
      const { keeper, lateLogouts } = daypass;
      if (ms < -minute) keeper.renewAll();
      lateLogouts.tryNow();
      keeper.retryNow();
      await life.notice();
    },
    async restart() {
      await Promise.all([daypass.keeper.finish(), daypass.signIn.cancelAll(), daypass.history.saved(), shown.saved()]);
      daypass.lateLogouts.stop();
      daypass.lost.stop();
      daypass = await engine.restarted();
      rules.restarted();
      await start();
      await look();
    },
    async close() {
      await life.setNetwork('good', Infinity);
      await daypass.keeper.finish();
      await Promise.all([daypass.history.saved(), shown.saved()]);
      daypass.lateLogouts.stop();
      daypass.lost.stop();
      await engine.close();
    },
  };
  const { rules } = life;
  await start();
  for (const session of ownSessions) await engine.putToken(session, await signedInElsewhere(elsewhere, session));
  await life.notice();
  return life;
}

const translate = createTranslator('en');
