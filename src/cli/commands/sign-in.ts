/** `daypass login` and `daypass logout`: as `aws sso login` and `aws sso logout`, through the same files. */
import { chooseSession, type SessionOptions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { sayStillValid, signInAtTerminal } from '../signing-in.ts';
import { CommandFailed, failedWith, saidIfSlow, type Terminal } from '../terminal.ts';

export interface LoginOptions extends SessionOptions {
  readonly useDeviceCode?: boolean;
  readonly fresh?: boolean;
}

export async function login(terminal: Terminal, options: LoginOptions): Promise<void> {
  const engine = await openEngine(terminal);
  const { services } = engine;
  try {
    const session = await chooseSession(terminal, services, options);
    const method = options.useDeviceCode === true ? 'device' : undefined;
    await signInAtTerminal(terminal, services, session, { isFresh: options.fresh === true, method });
  } finally {
    await engine.close();
  }
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
    if (report) sayStillValid(terminal, report);
    const kept = report?.kept ?? [];
    if (kept.length > 0) throw new CommandFailed(kept.map((one) => failedWith(terminal, one).message).join(' '));
    if (lines.some(({ outcome }) => outcome === 'told-later')) throw new CommandFailed(t('cli.logout.tryAgain'));
  } finally {
    await engine.close();
  }
}
