/** `daypass console` and `daypass doctor`. */
import { consoleLink } from '../../main/roles/console-link.ts';
import { doctorText } from '../../shared/finding-text.ts';
import { chooseRole, type RoleOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { exitCode, failedWith, type Terminal, usageError } from '../terminal.ts';

export interface ConsoleOptions extends RoleOptions {
  readonly print?: boolean;
}

export async function openConsole(terminal: Terminal, options: ConsoleOptions): Promise<void> {
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    const { plan, profile } = await chooseRole(terminal, services, options);
    // The portal's links know the roles of IAM Identity Center only.
    if (plan.assumed.length > 0) throw usageError(terminal.t('cli.console.assumed', { profile: profile ?? '' }));
    const { sessionId, accountId, roleName } = plan.sso;
    if (options.print !== true) {
      const opened = await services.console.open({ sessionId, accountId, roleName });
      if (!opened.ok) throw failedWith(terminal, opened.problem);
      return;
    }
    const startUrl = services.store.session(sessionId)?.startUrl ?? '';
    terminal.out(`${consoleLink(startUrl, { accountId, roleName })}\n`);
  } finally {
    await engine.close();
  }
}

/** 1 if something keeps a tool from working. */
export async function doctor(terminal: Terminal, options: { readonly json?: boolean }): Promise<number> {
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    await services.doctor.run();
    const { findings = [], total = 0 } = services.store.state.doctor ?? {};
    if (options.json === true) terminal.out(`${JSON.stringify({ version: 1, total, findings }, null, 2)}\n`);
    else terminal.out(doctorText(findings, terminal.t));
    return findings.some(({ severity }) => severity === 'error') ? exitCode.failed : exitCode.done;
  } finally {
    await engine.close();
  }
}
