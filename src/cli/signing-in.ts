/** A sign-in from a terminal, as `login` and `run` make it: in what there is, or after the end of it. */
import type { Session, SessionPhase } from '../shared/app-state.ts';
import type { ProblemCode } from '../shared/problems.ts';
import { signedInBeside } from '../shared/portal-sessions.ts';
import type { SignOutReport } from '../shared/sign-out-report.ts';
import { stillValidLines } from '../shared/still-valid-text.ts';
import type { Services } from '../main/app/services.ts';
import { activeOf } from '../main/sessions/session-phase.ts';
import { chooseMethod, noticeId } from '../main/sign-in/one-sign-in.ts';
import { loopbackWorks } from '../main/sign-in/loopback-environment.ts';
import { unfinishedOf } from '../main/sign-out/unfinished-sessions.ts';
import { now } from '../main/system/clock.ts';
import { isAgent } from './agent.ts';
import { loginCommand } from './sign-in-commands.ts';
import { CommandFailed, failedWith, saidIfSlow, type Terminal } from './terminal.ts';

export interface SignInWish {
  /** The session is ended first, so that its time begins anew. */
  readonly isFresh: boolean;
  /** Whoever wishes it has read already what ends for it. */
  readonly knowsWhatEnds?: boolean;
  /** Undefined: whatever works here. */
  readonly method?: 'device' | undefined;
}

/** Resolves when somebody has signed in. Throws `CommandFailed`. */
export async function signInAtTerminal(
  terminal: Terminal,
  services: Services,
  { id }: Pick<Session, 'id'>,
  { isFresh, knowsWhatEnds = false, method }: SignInWish,
): Promise<void> {
  const session = services.store.session(id);
  if (!session) return;
  refuseCodeForAgent(terminal, services, session, method);
  const { t, say } = terminal;
  const unfinished = unfinishedOf(session.phase);
  if (unfinished) say(failedWith(terminal, unfinished).message);
  const isEnded = isFresh && activeOf(session.phase) !== null;
  if (isEnded && !knowsWhatEnds) sayWhatEnds(terminal, services, session);
  if (isFresh && !isEnded) say(t('longRun.fresh.nothing', { session: session.name }));
  const reportBefore = services.store.state.signOutReport;
  const started = await saidIfSlow(terminal, () =>
    isFresh ? services.freshSessions.start(id, method) : services.signIn.start(id, method),
  );
  const report = services.store.state.signOutReport;
  if (report && report !== reportBefore) sayStillValid(terminal, report);
  if (!started.ok) throw failedWith(terminal, started.problem);
  if (isEnded) say(t('longRun.fresh.signedOut', { session: session.name }));
  await untilDone(terminal, services, session);
}

/** To be said before anything ends: what a new session ends beside the old one. */
export function sayWhatEnds({ t, say }: Terminal, { store }: Pick<Services, 'store'>, session: Session): void {
  say(t('longRun.fresh.ends', { session: session.name }));
  const others = signedInBeside(store.state.sessions, session);
  if (others.length > 0) say(t('longRun.fresh.endsOthers', { sessions: others.join(', ') }));
}

/** Of keys that outlive a sign-out, whoever holds them. */
export function sayStillValid({ t, say, locale }: Terminal, { stillValid }: SignOutReport): void {
  const lines = stillValidLines(stillValid, { t, locale, now: now() });
  if (lines.length > 0) say(t('panel.signOut.stillValid'));
  for (const line of lines) say(`  ${line}`);
}

/** What there may be to say of a sign-in that has succeeded. */
const ofSuccess: readonly ProblemCode[] = ['session-not-extended', 'region-corrected', 'region-not-corrected'];

async function untilDone(terminal: Terminal, { store, signIn }: Services, session: Session): Promise<void> {
  const { id, name } = session;
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
    if (progress.kind !== 'device') return;
    // No browser could be opened, so that there is nobody to whom the code could be shown.
    if (isAgent(terminal.env)) return void signIn.cancel(id);
    say(t('cli.login.code', { url: progress.verificationUri, code: progress.userCode }));
  };
  const stop = store.subscribe(look);
  look();
  const phase = await ended.finally(stop);
  const notice = store.state.notices.find((one) => one.id === noticeId(id))?.problem ?? null;
  if (phase.step === 'active' && (notice === null || ofSuccess.includes(notice.code))) {
    say(t('cli.login.done', { session: name }));
    if (notice) say(failedWith(terminal, notice).message);
    return;
  }
  if (told === 'device' && isAgent(terminal.env)) throw codeForAgent(terminal, session);
  // One that fails while somebody is signed in already leaves that sign-in, and a notice.
  const problem = phase.step === 'signed-out' ? phase.problem : notice;
  throw problem ? failedWith(terminal, problem) : new CommandFailed(t('cli.login.ended', { session: name }));
}

/** Before anything is begun, and anything is ended for it. */
function refuseCodeForAgent(
  terminal: Terminal,
  { sessions }: Services,
  session: Session,
  method: SignInWish['method'],
): void {
  const { env, platform } = terminal;
  const configured = sessions.configuredSession(session.id);
  if (!configured || !isAgent(env)) return;
  if (chooseMethod(configured, method, loopbackWorks(env, platform)).method === 'device')
    throw codeForAgent(terminal, session);
}

function codeForAgent({ t }: Terminal, session: Session): CommandFailed {
  return new CommandFailed(t('longRun.codeForAgent', { command: loginCommand(session, '--use-device-code') }));
}
