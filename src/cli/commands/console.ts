/** `daypass console`: opens or prints the console of a role. */
import type { Result } from '../../shared/result.ts';
import { clockTime } from '../../shared/time-text.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Services } from '../../main/app/services.ts';
import { now } from '../../main/system/clock.ts';
import { type Chosen, chooseRole, type RoleOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { failedWith, saidIfSlow, type Terminal, usageError } from '../terminal.ts';

export interface ConsoleOptions extends RoleOptions {
  /** As in `s3`, or as in the console's addresses. */
  readonly service?: string;
  readonly region?: string;
  readonly print?: boolean;
}

export async function openConsole(terminal: Terminal, options: ConsoleOptions): Promise<void> {
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    const chosen = await chooseRole(terminal, services, options);
    if (chosen.plan.assumed.length > 0) await chainedConsole(terminal, services, chosen, options);
    else await portalConsole(terminal, services, chosen, options);
  } finally {
    await engine.close();
  }
}

/** Through the access portal: its link holds no credentials. */
async function portalConsole(
  terminal: Terminal,
  { console }: Services,
  { plan, region: usualRegion }: Chosen,
  { service, region, print }: ConsoleOptions,
): Promise<void> {
  const { sessionId, accountId, roleName } = plan.sso;
  const target = { sessionId, accountId, roleName, service, region };
  const link = done(terminal, await console.link(target, usualRegion));
  if (print === true) terminal.out(`${link}\n`);
  else done(terminal, await console.show(link, { sessionId, accountId, roleName }));
}

/** Through AWS's federation endpoint: its link signs in whoever has it. */
async function chainedConsole(
  terminal: Terminal,
  { chainedConsole: console }: Services,
  { plan, region: usualRegion }: Chosen,
  { service, region, print }: ConsoleOptions,
): Promise<void> {
  const { t, say, out, locale } = terminal;
  const made = await saidIfSlow(terminal, () => console.login(plan, usualRegion, { service, region }));
  const login = done(terminal, made);
  if (print !== true) return done(terminal, await console.show(login, plan.sso.sessionId));
  const time = (at: EpochMs): string => clockTime(at, locale, now());
  say(t('cli.console.secret', { time: time(login.urlEndsAt), end: time(login.consoleEndsAt) }));
  out(`${login.url}\n`);
}

/** What was asked for is no page of a console. */
const ofCommandLine: readonly ProblemCode[] = ['console-service-invalid', 'console-region-elsewhere'];

function done<Value>(terminal: Terminal, result: Result<Value>): Value {
  if (result.ok) return result.value;
  const failed = failedWith(terminal, result.problem);
  throw ofCommandLine.includes(result.problem.code) ? usageError(failed.message) : failed;
}
