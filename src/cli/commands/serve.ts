/**
 * `daypass serve`: gives a role's credentials to programs that ask for them by HTTP, until somebody ends it, the session ends or its time
 * is over. With a program after `--`, as long as that one runs.
 */
import { devNull } from 'node:os';
import { clockTime } from '../../shared/time-text.ts';
import { type ServedRole, type VariableFormat, variableFormats } from '../../shared/serving.ts';
import type { Services } from '../../main/app/services.ts';
import { readSettledConfigFile } from '../../main/aws/config/file.ts';
import { hasCredentials } from '../../main/credentials/plan.ts';
import { userShell } from '../../main/profiles/profile-lines.ts';
import { type ServedAddress, servedAddress, usualAddress } from '../../main/serving/addresses.ts';
import type { Served, ServingEnd } from '../../main/serving/serving.ts';
import { formatVariables, servedVariables, strongerVariables, type Variables } from '../../main/serving/variables.ts';
import { now } from '../../main/system/clock.ts';
import { type Chosen, chooseRole, type RoleOptions } from '../choose.ts';
import { durationFrom } from '../duration.ts';
import { openEngine } from '../engine.ts';
import { keepUp } from '../keep-up.ts';
import { environmentWithout, runProgram } from '../run-program.ts';
import { commandFor, type SnippetKind, snippetFor, snippetKinds } from '../snippets.ts';
import { exitCode, failedWith, saidIfSlow, type Terminal, usageError } from '../terminal.ts';

export interface ServeOptions extends RoleOptions {
  readonly listen?: string;
  readonly port?: string;
  readonly for?: string;
  readonly printEnv?: string;
  readonly snippet?: string;
}

/** What the command line asks for, understood. */
interface Wish {
  readonly at: ServedAddress;
  /** 0: a free one. */
  readonly port: number;
  /** Null: until the session ends. */
  readonly length: number | null;
  /** Null: they are not printed. */
  readonly format: VariableFormat | null;
}

/** Resolves with the exit code: of the program, or 1 where the session has ended. */
export async function serve(terminal: Terminal, command: readonly string[], options: ServeOptions): Promise<number> {
  if (options.snippet !== undefined) return printSnippet(terminal, options.snippet);
  const wish = readWish(terminal, command, options);
  const engine = await openEngine(terminal);
  const { services } = engine;
  const keeping = await keepUp(services);
  try {
    const chosen = await chooseRole(terminal, services, options);
    const { promise: ended, resolve } = Promise.withResolvers<Ended>();
    services.serving.onEnd((role, why) => resolve({ role, why }));
    const { port, length } = wish;
    const { profile } = chosen;
    const result = await saidIfSlow(terminal, () =>
      services.serving.serve(chosen.plan, { profile, at: { address: wish.at.address, port }, length }),
    );
    if (!result.ok) throw failedWith(terminal, result.problem);
    return await serving(terminal, { services, wish, chosen, command, served: result.value, ended });
  } finally {
    await services.serving.stop();
    await keeping.stop();
    await engine.close();
  }
}

interface Running {
  readonly services: Services;
  readonly wish: Wish;
  readonly chosen: Chosen;
  readonly command: readonly string[];
  readonly served: Served;
  readonly ended: Promise<Ended>;
}

interface Ended {
  /** As it stood. */
  readonly role: ServedRole;
  readonly why: ServingEnd;
}

async function serving(terminal: Terminal, running: Running): Promise<number> {
  const { say, t } = terminal;
  const { wish, chosen, command, served, services } = running;
  const variables = servedVariables(served, chosen.region);
  sayWhatIsServed(terminal, running);
  if (wish.format !== null) print(terminal, wish.format, variables);
  const isOutdone = await isDefaultOutdoing(services);
  if (command.length === 0) {
    if (isOutdone) say(t('serving.cli.defaultProfile'));
    const first = await Promise.race([running.ended, interrupted()]);
    if (first === null) await services.serving.stop();
    return sayEnd(terminal, running, await running.ended);
  }
  if (isOutdone) say(t('serving.cli.withoutFiles'));
  void running.ended.then((ended) => sayEnd(terminal, running, ended));
  const [program = '', ...args] = command;
  const env = programEnvironment(terminal, variables, isOutdone);
  return runProgram(terminal, { program, args, env });
}

function sayWhatIsServed({ say, t, locale }: Terminal, { services, wish, served }: Running): void {
  const role = services.store.state.served.find(({ id }) => id === served.id);
  if (!role) return;
  const { roleName, accountId, address } = role;
  const words = { roleName, accountId, address };
  const until = served.until === null ? null : clockTime(served.until, locale, now());
  say(until === null ? t('serving.cli.serving', words) : t('serving.cli.servingUntil', { ...words, time: until }));
  if (wish.at.kind !== 'loopback') say(t(`serving.cli.warning.${wish.at.kind}`, { address: wish.at.address }));
}

/** 1 where the session has ended; all else was asked for. */
function sayEnd({ say, t, locale }: Terminal, { services, chosen }: Running, { role, why }: Ended): number {
  const { sessionId } = chosen.plan.sso;
  const session = services.store.session(sessionId)?.name ?? sessionId.slice(sessionId.indexOf(':') + 1);
  if (why === 'time') say(t('serving.cli.timeOver'));
  if (why === 'session') say(t('serving.cli.sessionOver', { session }));
  const { givenUntil } = role;
  if (givenUntil !== null && why !== 'stopped')
    say(t('serving.cli.givenUntil', { time: clockTime(givenUntil, locale, now()) }));
  return why === 'session' ? exitCode.failed : exitCode.done;
}

function print({ out, t }: Terminal, format: VariableFormat, variables: Variables): void {
  const text = formatVariables(format, variables);
  if (text === null) throw usageError(t('serving.cli.oddFolder', { format }));
  out(text);
}

/** Nothing in it is stronger than what is served, as far as AWS tools go. `isOutdone`: the AWS files are, so that the program is led to none. */
export function programEnvironment(
  terminal: Pick<Terminal, 'env' | 'platform'>,
  variables: Variables,
  isOutdone: boolean,
): NodeJS.ProcessEnv {
  const { env, platform } = terminal;
  const others = environmentWithout(terminal, strongerVariables);
  const noFiles = isOutdone ? { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull } : {};
  return { ...others, ...variables, ...noFiles, ...(platform === 'win32' && { WSLENV: wslVariables(env['WSLENV']) }) };
}

/** Which variables go over to Linux on the same computer; `/p` makes the file's name one of there. */
export function wslVariables(before: string | undefined): string {
  const ours = ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE/p', 'AWS_REGION'];
  return [...ours, 'AWS_DEFAULT_REGION', ...(before ? [before] : [])].join(':');
}

/** Whether AWS tools without a profile would take what the profile `default` has, and never ask for what is served. */
async function isDefaultOutdoing({ paths }: Services): Promise<boolean> {
  const [{ text: config }, { text: credentials }] = await Promise.all([
    readSettledConfigFile(paths.configFile),
    readSettledConfigFile(paths.credentialsFile),
  ]);
  return hasCredentials({ config, credentials }, 'default');
}

/** Null once somebody ends this process: with Ctrl-C, by a signal, or by closing the terminal. */
async function interrupted(): Promise<null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(null));
  return promise;
}

function readWish(
  { t, platform, env }: Terminal,
  command: readonly string[],
  { listen = usualAddress, port = '0', for: time, printEnv }: ServeOptions,
): Wish {
  const at = servedAddress(listen);
  if (at === null) throw usageError(t('serving.cli.noSuchAddress', { address: listen }));
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw usageError(t('serving.cli.noSuchPort', { port }));
  const length = time === undefined ? null : durationFrom(time);
  if (time !== undefined && length === null) throw usageError(t('serving.cli.noSuchTime', { time }));
  const shell = userShell(platform, env['SHELL']);
  const usual = shell === 'posix' ? 'sh' : shell;
  const wanted = printEnv ?? (command.length > 0 ? null : usual);
  const format = variableFormats.find((one) => one === wanted) ?? null;
  if (wanted !== null && format === null)
    throw usageError(t('cli.noSuchFormat', { format: wanted, formats: variableFormats.join(', ') }));
  return { at, port: Number(port), length, format };
}

/** The text to stdout, for a file; what it is used with to stderr. */
function printSnippet(terminal: Terminal, wanted: string): number {
  const { out, say, t, platform } = terminal;
  const kind = snippetKinds.find((one) => one === wanted);
  if (kind === undefined) {
    throw usageError(t('serving.cli.noSuchSnippet', { kind: wanted, kinds: snippetKinds.join(', ') }));
  }
  out(snippetFor(kind, platform));
  for (const line of explanation(terminal, kind)) say(line);
  return exitCode.done;
}

function explanation({ t, platform }: Terminal, kind: SnippetKind): readonly string[] {
  const where = kind === 'compose' ? (platform === 'linux' ? 'composeOnLinux' : 'composeOnDesktop') : kind;
  return [t(`serving.snippet.${where}`), t('serving.snippet.run', { command: commandFor(kind, platform) })];
}
