/** Commands that hand out role credentials: to a shell, to a program, to whoever asks by `credential_process`. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { once } from 'node:events';
import type { RoleKeys } from '../../main/aws/api/role-keys.ts';
import {
  credentialFormats,
  type CredentialFormat,
  environmentOf,
  formatCredentials,
} from '../../main/credentials/formats.ts';
import { accountOf } from '../../main/credentials/plan.ts';
import { type Chosen, chooseRole, type RoleOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { CommandFailed, failedWith, type Terminal, usageError } from '../terminal.ts';

export interface CredentialOptions extends RoleOptions {
  /** Commander's `--no-cache`. */
  readonly cache?: boolean;
}

export interface ExportOptions extends CredentialOptions {
  readonly format?: string;
}

interface Given extends Chosen {
  readonly keys: RoleKeys;
}

/** The credentials of the role that is meant. Throws what keeps them from being had. */
async function credentialsFor(terminal: Terminal, options: CredentialOptions): Promise<Given> {
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    const chosen = await chooseRole(terminal, services, options);
    const result = await services.credentials.get(chosen.plan, { isShared: options.cache !== false });
    if (!result.ok) throw failedWith(terminal, result.problem);
    return { ...chosen, keys: result.value };
  } finally {
    await engine.close();
  }
}

export async function exportCredentials(terminal: Terminal, options: ExportOptions): Promise<void> {
  const format = options.format ?? usualFormat(terminal);
  if (!isFormat(format))
    throw usageError(terminal.t('cli.noSuchFormat', { format, formats: credentialFormats.join(', ') }));
  const given = await credentialsFor(terminal, options);
  terminal.out(formatCredentials(format, formatted(given)));
}

export async function credentialProcess(terminal: Terminal, options: CredentialOptions): Promise<void> {
  const given = await credentialsFor(terminal, options);
  terminal.out(formatCredentials('process', formatted(given)));
}

/**
 * Runs a program with the credentials in its environment, and ends as it ends: with its exit code, or by the signal that ended it.
 * Signals that reach this process are passed on.
 */
export async function execWithCredentials(
  terminal: Terminal,
  [program = '', ...args]: readonly string[],
  options: CredentialOptions,
): Promise<number> {
  const { env, t } = terminal;
  const { keys, region } = await credentialsFor(terminal, options);
  // A profile would win over the keys.
  const { AWS_PROFILE: _profile, AWS_DEFAULT_PROFILE: _default, ...others } = env;
  const regions = region === null ? {} : { AWS_REGION: region, AWS_DEFAULT_REGION: region };
  const child = spawn(program, args, { env: { ...others, ...regions, ...environmentOf(keys) }, stdio: 'inherit' });
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of passedOn) process.on(signal, passOn);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    // As a shell tells it.
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    const message =
      reason === 'ENOENT' ? t('cli.programMissing', { program }) : t('cli.programFailed', { program, reason });
    throw new CommandFailed(message, reason === 'ENOENT' ? notFound : notExecutable);
  } finally {
    for (const signal of passedOn) process.off(signal, passOn);
  }
}

const passedOn: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
/** A shell's own codes (POSIX, XCU 2.8.2). */
const [notExecutable, notFound] = [126, 127];

function formatted({ keys, profile, plan }: Given) {
  return { keys, section: profile ?? plan.sso.roleName, accountId: accountOf(plan) };
}

function isFormat(format: string): format is CredentialFormat {
  return (credentialFormats as readonly string[]).includes(format);
}

/** That of the shell that runs the command, as far as the environment tells. */
function usualFormat({ env, platform }: Terminal): CredentialFormat {
  if (platform === 'win32') return env['PSModulePath'] ? 'powershell' : 'cmd';
  return env['SHELL']?.endsWith('fish') ? 'fish' : 'sh';
}
