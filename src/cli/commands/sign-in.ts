/** `daypass login` and `daypass logout`: as `aws sso login` and `aws sso logout`, through the same files. */
import type { Session, SessionPhase } from '../../shared/app-state.ts';
import { stillValidLines } from '../../shared/still-valid-text.ts';
import type { Services } from '../../main/app/services.ts';
import { now } from '../../main/system/clock.ts';
import { chooseSession, type SessionOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { CommandFailed, failedWith, saidIfSlow, type Terminal } from '../terminal.ts';

export interface LoginOptions extends SessionOptions {
  readonly useDeviceCode?: boolean;
}

export async function login(terminal: Terminal, options: LoginOptions): Promise<void> {
  const engine = await openEngine(terminal);
  const { services } = engine;
  try {
    const session = await chooseSession(terminal, services, options);
    await signIn(terminal, services, session, options.useDeviceCode === true ? 'device' : undefined);
  } finally {
    await engine.close();
  }
}

async function signIn(
  terminal: Terminal,
  { store, signIn: feature }: Services,
  { id, name }: Session,
  method: 'device' | undefined,
): Promise<void> {
  const { t, say } = terminal;
  const { promise: ended, resolve } = Promise.withResolvers<SessionPhase>();
  let told = '';
  const look = (): void => {
    const phase = store.session(id)?.phase;
    if (!phase) return;
    if (phase.step !== 'signing-in') return resolve(phase);
    const { progress } = phase;
    if (progress.kind === told) return;
    told = progress.kind;
    if (progress.kind === 'browser') say(t('cli.login.browser', { session: name }));
    if (progress.kind === 'device') {
      say(t('cli.login.code', { url: progress.verificationUri, code: progress.userCode }));
    }
  };
  const started = await feature.start(id, method);
  if (!started.ok) throw failedWith(terminal, started.problem);
  const stop = store.subscribe(look);
  look();
  const phase = await ended;
  stop();
  if (phase.step === 'active') return say(t('cli.login.done', { session: name }));
  const problem = phase.step === 'signed-out' ? phase.problem : null;
  throw problem ? failedWith(terminal, problem) : new CommandFailed(t('cli.login.ended', { session: name }));
}

export interface LogoutOptions extends SessionOptions {
  readonly all?: boolean;
}

/** With nothing named: of all, as `aws sso logout`. */
export async function logout(terminal: Terminal, options: LogoutOptions): Promise<void> {
  const engine = await openEngine(terminal);
  const { services } = engine;
  const { t, say } = terminal;
  try {
    const isOne = options.all !== true && (options.session !== undefined || options.profile !== undefined);
    const one = isOne ? (await chooseSession(terminal, services, options)).id : null;
    const { signOut } = services;
    await saidIfSlow(terminal, () => (one === null ? signOut.signOutAll() : signOut.signOut(one)));
    const report = services.store.state.signOutReport;
    const lines = report?.lines ?? [];
    for (const { session, outcome } of lines) {
      const text = outcome === 'told-later' ? t('cli.logout.notTold') : t(`panel.signOut.outcome.${outcome}`);
      say(`${session ?? t('panel.signOut.otherProgram')}: ${text}`);
    }
    if (lines.length === 0) say(t('cli.logout.nobody'));
    const context = { t, locale: terminal.locale, now: now() };
    const stillValid = report ? stillValidLines(report.stillValid, context) : [];
    if (stillValid.length > 0) say(t('panel.signOut.stillValid'));
    for (const line of stillValid) say(`  ${line}`);
    const kept = report?.kept ?? [];
    if (kept.length > 0) throw new CommandFailed(kept.map((one) => failedWith(terminal, one).message).join(' '));
    if (lines.some(({ outcome }) => outcome === 'told-later')) throw new CommandFailed(t('cli.logout.tryAgain'));
  } finally {
    await engine.close();
  }
}
