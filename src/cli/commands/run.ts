/** `daypass run`: runs a long program, and says before whether the session lasts for as long. */
import type { Active, Session } from '../../shared/app-state.ts';
import { durationText } from '../../shared/duration.ts';
import { sessionOutlook } from '../../shared/session-outlook.ts';
import { clockTime } from '../../shared/time-text.ts';
import type { Ms } from '../../shared/time.ts';
import type { Services } from '../../main/app/services.ts';
import type { ConfiguredSession } from '../../main/aws/config/configured-sessions.ts';
import { strongerVariables } from '../../main/serving/variables.ts';
import { activeOf } from '../../main/sessions/session-phase.ts';
import { now } from '../../main/system/clock.ts';
import { isAgent } from '../agent.ts';
import { canAsk, saysYes } from '../ask.ts';
import { chooseSession, type SessionOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { keepUp } from '../keep-up.ts';
import { renewIfEnded } from '../renewing.ts';
import { environmentWithout, runProgram } from '../run-program.ts';
import { loginCommand, signInCommands } from '../sign-in-commands.ts';
import { sayWhatEnds, signInAtTerminal } from '../signing-in.ts';
import { CommandFailed, exitCode, type Terminal } from '../terminal.ts';
import { lengthOf } from '../waiting.ts';

export interface RunOptions extends SessionOptions {
  readonly needs: string;
  readonly fresh?: boolean;
}

/** Resolves with the program's exit code. Throws `CommandFailed` with 76 where the session ends before, with 75 where nobody is signed in. */
export async function run(
  terminal: Terminal,
  [program = '', ...args]: readonly string[],
  options: RunOptions,
): Promise<number> {
  const length = lengthOf(terminal, '--needs', options.needs);
  const engine = await openEngine(terminal);
  const { services } = engine;
  try {
    const { id } = await chooseSession(terminal, services, options);
    // The session is renewed ahead of its tokens' ends while the program runs, also without the app.
    const keeping = await keepUp(services);
    try {
      const need = { terminal, services, id, length };
      await (options.fresh === true ? beginAnew(need) : makeSureOf(need));
      return await runProgram(terminal, { program, args, env: environmentWith(terminal, options.profile) });
    } finally {
      await keeping.stop();
    }
  } finally {
    await engine.close();
  }
}

interface Need {
  readonly terminal: Terminal;
  readonly services: Services;
  readonly id: Session['id'];
  readonly length: Ms;
}

/** Without a question. Nobody is signed out for a session that would be too short as well. */
async function beginAnew(need: Need, knowsWhatEnds = false): Promise<void> {
  const { terminal, services, id, length } = need;
  const usual = usualLength(services, id);
  if (usual !== null && usual < length) {
    const words = { ...namesOf(need), length: durationText(terminal.t, usual) };
    throw new CommandFailed(terminal.t('longRun.usualBefore', words), exitCode.tooShort);
  }
  await signInAtTerminal(terminal, services, { id }, { isFresh: true, knowsWhatEnds });
  const tooShort = sayOutlook(need);
  if (tooShort !== null) throw new CommandFailed(tooShort, exitCode.tooShort);
}

async function makeSureOf(need: Need): Promise<void> {
  const { terminal, services, id, length } = need;
  const { t, say, env } = terminal;
  if (!(await renewIfEnded(terminal, services, id))) await signInFirst(need);
  const tooShort = sayOutlook(need);
  if (tooShort === null) return;
  const usual = usualLength(services, id);
  if (usual !== null && usual < length) {
    const noHelp = t('longRun.usual', { ...namesOf(need), length: durationText(t, usual) });
    throw new CommandFailed(`${tooShort} ${noHelp}`, exitCode.tooShort);
  }
  const session = services.store.session(id);
  if (canAsk(terminal) && session) {
    say(tooShort);
    sayWhatEnds(terminal, services, session);
    if (await saysYes(terminal, t('longRun.ask.fresh'))) return beginAnew(need, true);
  }
  const command = loginCommand(configured(need), '--fresh');
  const first = t(isAgent(env) ? 'longRun.startFirstForAgent' : 'longRun.startFirst', { command });
  throw new CommandFailed(`${tooShort} ${first}`, exitCode.tooShort);
}

async function signInFirst(need: Need): Promise<void> {
  const { terminal, services, id } = need;
  const { t, say, env } = terminal;
  const words = namesOf(need);
  if (canAsk(terminal)) {
    say(t('longRun.nobody', words));
    if (await saysYes(terminal, t('longRun.ask.signIn')))
      return signInAtTerminal(terminal, services, { id }, { isFresh: false });
  }
  const commands = signInCommands(terminal, configured(need));
  const told = t(isAgent(env) ? 'longRun.signInFirstForAgent' : 'longRun.signInFirst', { ...words, commands });
  throw new CommandFailed(told, exitCode.nobody);
}

/** Says how long the session lasts, and returns null; where it ends before, it returns what is to be said of that. */
function sayOutlook(need: Need): string | null {
  const { terminal, services, id, length } = need;
  const { t, say, locale } = terminal;
  const active: Active | null = activeOf(services.store.session(id)?.phase ?? nobody);
  const at = now();
  if (active === null) throw new CommandFailed(t('longRun.nobody', namesOf(need)), exitCode.nobody);
  const outlook = sessionOutlook(active, at + length, at);
  if (outlook.kind === 'unknown') {
    say(t('longRun.unknown', { ...namesOf(need), time: clockTime(outlook.tokenEndsAt, locale, at) }));
    return null;
  }
  const { kind, endsAt, isEstimate } = outlook;
  const words = { ...namesOf(need), time: clockTime(endsAt, locale, at), left: durationText(t, endsAt - at) };
  const text = t(`longRun.${kind}.${isEstimate ? 'estimated' : 'known'}`, words);
  if (kind === 'ends') return text;
  say(text);
  return null;
}

function namesOf({ terminal: { t }, services, id, length }: Need) {
  return { session: services.store.session(id)?.name ?? '', span: durationText(t, length) };
}

function configured({ services, id }: Need): ConfiguredSession {
  const session = services.sessions.configuredSession(id);
  if (!session) throw new Error('The session is configured no more');
  return session;
}

/** How long sessions of this name have lasted so far; null: none has been seen to its end. */
function usualLength({ history }: Services, id: Session['id']): Ms | null {
  return history.usualLength(id)?.length ?? null;
}

/** The program uses the profile that was looked at: keys in the environment would win over it. */
function environmentWith(terminal: Terminal, profile: string | undefined): Readonly<NodeJS.ProcessEnv> {
  if (profile === undefined) return terminal.env;
  return { ...environmentWithout(terminal, strongerVariables), AWS_PROFILE: profile };
}

const nobody = { step: 'signed-out', reason: 'never', since: null, problem: null } as const;
