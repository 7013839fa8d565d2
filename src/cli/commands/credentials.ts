/** Commands that hand out role credentials: to a shell, to a program, to whoever asks by `credential_process`. */
import type { Services } from '../../main/app/services.ts';
import type { RoleKeys } from '../../main/aws/api/role-keys.ts';
import { type CredentialFormat, credentialFormats } from '../../shared/credential-formats.ts';
import { ProblemError } from '../../main/core/problem-error.ts';
import { environmentOf, formatCredentials, usualFormat } from '../../main/credentials/formats.ts';
import { accountOf } from '../../main/credentials/plan.ts';
import { userShell } from '../../main/profiles/profile-lines.ts';
import { type Chosen, chooseRole, type RoleOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { environmentWithout, runProgram } from '../run-program.ts';
import { failedWith, saidIfSlow, type Terminal, usageError } from '../terminal.ts';

export interface CredentialOptions extends RoleOptions {
  /** Commander's `--no-cache`. */
  readonly cache?: boolean;
}

export interface ExportOptions extends CredentialOptions {
  readonly format?: string;
}

export interface Given extends Chosen {
  readonly keys: RoleKeys;
}

/** The credentials of the role that is meant. Throws what keeps them from being had. */
function credentialsFor(terminal: Terminal, options: CredentialOptions): Promise<Given> {
  return withCredentials(terminal, options, async (_services, given) => given);
}

/** Does something with the credentials of the role that is meant. Throws what keeps them from being had. `options`: or how they are found. */
export async function withCredentials<Value>(
  terminal: Terminal,
  options: CredentialOptions | ((services: Services) => Promise<CredentialOptions>),
  act: (services: Services, given: Given) => Promise<Value>,
): Promise<Value> {
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    const found = typeof options === 'function' ? await options(services) : options;
    const chosen = await chooseRole(terminal, services, found);
    const isShared = found.cache !== false;
    const result = await saidIfSlow(terminal, () => services.credentials.get(chosen.plan, { isShared }));
    if (!result.ok) throw failedWith(terminal, result.problem);
    return await saidIfSlow(terminal, () => act(services, { ...chosen, keys: result.value }));
  } catch (error) {
    throw error instanceof ProblemError ? failedWith(terminal, error.problem) : error;
  } finally {
    await engine.close();
  }
}

export async function exportCredentials(terminal: Terminal, options: ExportOptions): Promise<void> {
  const format = options.format ?? usualFormatOf(terminal);
  if (!isFormat(format))
    throw usageError(terminal.t('cli.noSuchFormat', { format, formats: credentialFormats.join(', ') }));
  const given = await credentialsFor(terminal, options);
  terminal.out(formatCredentials(format, formatted(given)));
}

export async function credentialProcess(terminal: Terminal, options: CredentialOptions): Promise<void> {
  const given = await credentialsFor(terminal, options);
  terminal.out(formatCredentials('process', formatted(given)));
}

/** Runs a program with the credentials in its environment, and ends as it ends. */
export async function execWithCredentials(
  terminal: Terminal,
  [program = '', ...args]: readonly string[],
  options: CredentialOptions,
): Promise<number> {
  const { keys, region } = await credentialsFor(terminal, options);
  // A profile would win over the keys.
  const others = environmentWithout(terminal, ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']);
  const regions = region === null ? {} : { AWS_REGION: region, AWS_DEFAULT_REGION: region };
  return runProgram(terminal, { program, args, env: { ...others, ...regions, ...environmentOf(keys) } });
}

function formatted({ keys, profile, plan }: Given) {
  return { keys, section: profile ?? plan.sso.roleName, accountId: accountOf(plan) };
}

function isFormat(format: string): format is CredentialFormat {
  return (credentialFormats as readonly string[]).includes(format);
}

/** That of the shell that runs the command, as far as the environment tells. */
function usualFormatOf({ env, platform }: Terminal): CredentialFormat {
  return platform === 'win32' && !env['PSModulePath'] ? 'cmd' : usualFormat(userShell(platform, env['SHELL']));
}
