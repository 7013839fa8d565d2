/** `daypass uninstall`: removes what Daypass has made, and tells of each file what it is. */
import path from 'node:path';
import type { OwnEntry } from '../../main/app/uninstall/entries.ts';
import { findOwnFiles, type OwnPlaces } from '../../main/app/uninstall/find.ts';
import { keptPlaces } from '../../main/app/uninstall/kept-places.ts';
import { removeOwn } from '../../main/app/uninstall/remove.ts';
import { removeConfigLeftovers } from '../../main/aws/config/leftovers.ts';
import { awsPaths } from '../../main/aws/paths.ts';
import { readRecord } from '../../main/sessions/renewal/renewal-record.ts';
import { isServing, tokenFolder } from '../../main/serving/token-files.ts';
import { now } from '../../main/system/clock.ts';
import { listFolder } from '../../main/system/files.ts';
import { homeFolder } from '../../main/system/home-folder.ts';
import { isAppRunning } from '../../main/system/instance-lock.ts';
import { autostartFile } from '../../main/system/login-item.ts';
import { dataFolder } from '../data-folder.ts';
import { openEngine } from '../engine.ts';
import { onOneLine } from '../one-line.ts';
import { CommandFailed, exitCode, failedWith, type Terminal } from '../terminal.ts';
import { sayRemoved } from './keys.ts';
import { logout } from './sign-in.ts';

export interface UninstallOptions {
  readonly dryRun?: boolean;
  readonly signOut?: boolean;
}

/** Resolves with the exit code: 1 where something of Daypass's is still there. */
export async function uninstall(terminal: Terminal, options: UninstallOptions): Promise<number> {
  const { t, say, platform } = terminal;
  const places = placesOf(terminal);
  const isDry = options.dryRun === true;
  if (!isDry && isAppRunning(places.appFolder, platform)) throw new CommandFailed(t('uninstall.running'));
  if (!isDry && (await isServing(tokenFolder(places.commandFolder)))) throw new CommandFailed(t('uninstall.serving'));
  const notReady = isDry ? null : await prepare(terminal, places, options.signOut === true);
  const { own, left } = await findOwnFiles(places);
  if (own.length === 0) say(t('uninstall.nothing'));
  const failures = isDry ? own.map((entry) => tellOf(terminal, entry)) : await remove(terminal, own);
  for (const { path: place, why } of left) say(t(`uninstall.left.${why}`, { path: place }));
  await tellOfTheRest(terminal, places, options);
  for (const failure of failures) if (failure !== null) say(`daypass: ${failure}`);
  if (notReady) throw notReady;
  return failures.every((failure) => failure === null) ? exitCode.done : exitCode.failed;
}

function placesOf({ env, platform }: Terminal): OwnPlaces {
  const home = homeFolder();
  const commandFolder = dataFolder(env, platform);
  return {
    paths: awsPaths({ env, platform, homedir: home }),
    appFolder: path.dirname(commandFolder),
    commandFolder,
    loginItem: platform === 'linux' ? autostartFile(env, home) : null,
    kept: keptPlaces(env, platform, home),
  };
}

/**
 * Signs out; or puts a renewed token that a killed process has left into its file, where the AWS CLI looks for it. Takes back a change of
 * an AWS file that was broken off, and its keys out of the credentials file. Returns what kept it from being whole.
 */
async function prepare(terminal: Terminal, { paths }: OwnPlaces, signsOut: boolean): Promise<CommandFailed | null> {
  for (const file of [paths.configFile, paths.credentialsFile]) await removeConfigLeftovers(file, now());
  try {
    if (signsOut) await logout(terminal, { all: true });
    await takeKeysOut(terminal);
    return null;
  } catch (error) {
    if (error instanceof CommandFailed) return error;
    throw error;
  }
}

/** What Daypass has written into the credentials file goes before the record of it does. */
async function takeKeysOut(terminal: Terminal): Promise<void> {
  const engine = await openEngine(terminal);
  try {
    const { store, writtenKeys } = engine.services;
    if (store.state.writtenKeys.length === 0) return;
    const taken = await writtenKeys.remove(null);
    if (taken.ok) sayRemoved(terminal, taken.value.removed);
    const problems = taken.ok ? taken.value.problems : [taken.problem];
    const said = problems.map((one) => failedWith(terminal, one).message);
    if (said.length > 0) throw new CommandFailed(said.join(' '));
  } finally {
    await engine.close();
  }
}

/** One line, with a tab between the place and what it is. */
function tellOf({ out, t }: Terminal, { path: place, kind }: OwnEntry): null {
  out(`${onOneLine(place)}\t${t(`uninstall.kind.${kind}`)}\n`);
  return null;
}

/** Tells of each what is gone; returns what is not, and why. A record of a renewal that is still there is the only place of a token. */
async function remove(terminal: Terminal, own: readonly OwnEntry[]): Promise<readonly (string | null)[]> {
  const { t } = terminal;
  const failures: (string | null)[] = [];
  for (const entry of own) {
    const { path: place } = entry;
    if (entry.kind === 'renewal' && (await holdsToken(place))) {
      failures.push(t('uninstall.left.renewal', { path: place }));
      continue;
    }
    const removed = await removeOwn(entry);
    if (removed.kind === 'removed') tellOf(terminal, entry);
    failures.push(removed.kind === 'failed' ? t('uninstall.failed', { path: place, reason: removed.reason }) : null);
  }
  return failures;
}

/** Whether the file is a record with AWS's answer, or may be one. */
async function holdsToken(file: string): Promise<boolean> {
  const read = await readRecord(file);
  return read.kind === 'failed' || (read.kind === 'record' && read.record.renewed !== null);
}

/** What other tools use as well, and what only the system can change. */
async function tellOfTheRest(
  { t, say, platform }: Terminal,
  { paths }: OwnPlaces,
  { signOut }: UninstallOptions,
): Promise<void> {
  const { ssoCacheDir: folder } = paths;
  const listed = await listFolder(folder);
  const hasFiles = listed.kind === 'listed' && listed.files.some((file) => file.endsWith('.json'));
  if (hasFiles) say(t(`uninstall.${signOut === true ? 'othersStay' : 'tokensStay'}`, { folder }));
  if (platform !== 'linux') say(t('uninstall.loginItem'));
}
