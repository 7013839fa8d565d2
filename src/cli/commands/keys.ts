/** `daypass keys`: puts a profile's role credentials into the credentials file, takes them out, and says which are there. */
import { plainLine } from '../../shared/names.ts';
import { clockTime } from '../../shared/time-text.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { Services } from '../../main/app/services.ts';
import type { KeysRemoved } from '../../main/credentials/keys-writing.ts';
import { now } from '../../main/system/clock.ts';
import { chooseRole } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { CommandFailed, failedWith, saidIfSlow, type Terminal, usageError } from '../terminal.ts';

export interface WriteKeysOptions {
  readonly profile?: string;
  readonly as?: string;
}

export interface RemoveKeysOptions extends WriteKeysOptions {
  readonly all?: boolean;
}

export async function writeKeys(terminal: Terminal, { profile: named, as }: WriteKeysOptions): Promise<void> {
  const { t, env, say } = terminal;
  const profile = named ?? env['AWS_PROFILE'];
  if (!profile) throw usageError(t('writtenKeys.cli.whichProfile'));
  await withServices(terminal, async (services) => {
    // What is wrong with the name of the profile is told as everywhere.
    await chooseRole(terminal, services, { profile });
    const written = await saidIfSlow(terminal, () => services.writtenKeys.write(profile, as ?? null));
    if (!written.ok) {
      const failed = failedWith(terminal, written.problem);
      throw written.problem.code === 'profile-name-invalid' ? usageError(failed.message) : failed;
    }
    const { section, file, endsAt } = written.value;
    say(t('writtenKeys.cli.written', { profile, section, file, time: timeOf(terminal, endsAt ?? now()) }));
  });
}

export async function removeKeys(terminal: Terminal, { profile, as, all }: RemoveKeysOptions): Promise<void> {
  const { t, say } = terminal;
  const names = [profile, as, all === true ? true : undefined].filter((one) => one !== undefined);
  if (names.length !== 1) throw usageError(t('writtenKeys.cli.which'));
  await withServices(terminal, async ({ writtenKeys, store }) => {
    const before = store.state.writtenKeys;
    const taken = await writtenKeys.remove(profile ?? as ?? null);
    if (!taken.ok && all === true) return say(t('writtenKeys.cli.none'));
    if (!taken.ok) throw usageError(failedWith(terminal, taken.problem).message);
    const { removed, problems } = taken.value;
    sayRemoved(terminal, removed);
    const meant = before.filter((one) => all === true || [one.profile, one.section].includes(profile ?? as ?? ''));
    for (const { section } of meant.filter(({ endsAt }) => endsAt === null)) {
      say(t('writtenKeys.cli.removedNone', { section }));
    }
    if (problems.length > 0) {
      throw new CommandFailed(problems.map((one) => failedWith(terminal, one).message).join(' '));
    }
  });
}

/** Of each section that is out of the file, until when AWS accepts its keys all the same. */
export function sayRemoved(terminal: Terminal, removed: KeysRemoved['removed']): void {
  for (const { section, endsAt } of removed) {
    terminal.say(terminal.t('writtenKeys.cli.removed', { section, time: timeOf(terminal, endsAt ?? now()) }));
  }
}

export async function listKeys(terminal: Terminal, { json }: { readonly json?: boolean }): Promise<void> {
  const { t, out, say } = terminal;
  await withServices(terminal, async ({ store }) => {
    const { writtenKeys, sessions } = store.state;
    if (json === true) {
      const keys = writtenKeys.map(({ profile, section, file, sessionId, accountId, roleName, endsAt }) => ({
        profile,
        section,
        file,
        session: sessions.find(({ id }) => id === sessionId)?.name ?? sessionId.slice(sessionId.indexOf(':') + 1),
        accountId,
        roleName,
        expiresAt: endsAt === null ? null : new Date(endsAt).toISOString(),
      }));
      return out(`${JSON.stringify({ version: 1, keys }, null, 2)}\n`);
    }
    for (const { section, profile, endsAt } of writtenKeys) {
      const until =
        endsAt === null ? t('writtenKeys.cli.absent') : t('writtenKeys.cli.until', { time: timeOf(terminal, endsAt) });
      out(`${[section, profile, until].map(plainLine).join('\t')}\n`);
    }
    if (writtenKeys.length === 0) say(t('writtenKeys.cli.none'));
  });
}

async function withServices(terminal: Terminal, act: (services: Services) => Promise<void>): Promise<void> {
  const engine = await openEngine(terminal);
  try {
    await act(engine.services);
  } finally {
    await engine.close();
  }
}

function timeOf({ locale }: Terminal, at: EpochMs): string {
  return clockTime(at, locale, now());
}
