/**
 * electron-updater as Daypass uses it: it does nothing by itself, everything that it begins has an end, and the app goes on where an
 * installer does not start. What it names `private` and is used here is held by library-updater.test.ts, on the library itself.
 */
import type { EventEmitter } from 'node:events';
import path from 'node:path';
import type { AppUpdater, UpdateCheckResult } from 'electron-updater';
import { type Ms, second } from '../../shared/time.ts';
import type { Updater } from '../system/updater.ts';
import { createSignatureCheck, type VerifySignature } from './signature-check.ts';

export interface UpdaterEnds {
  /** Ends the app. */
  readonly quit: () => void;
  /** Electron's own updater, which unpacks what was downloaded (macOS); null elsewhere. */
  readonly native: (EventEmitter & { checkForUpdates(): void }) | null;
  readonly wait: (ms: Ms) => Promise<void>;
}

/** What the library keeps to itself. */
interface Inner {
  readonly app: { quit: () => void };
  checkForUpdatesPromise: Promise<unknown> | null;
  /** What would be downloaded: each question sets it when its answer comes, also one that nobody waits for any more. */
  updateInfoAndProvider: unknown;
  /** Windows. */
  quitAndInstallCalled?: boolean;
  /** Windows: resolves when the program runs. */
  spawnLog?: (...what: unknown[]) => Promise<boolean>;
  /** macOS: the server that hands the file to the system. */
  closeServerIfExists?: () => void;
}

/** A virus scanner holds a new file for so long at most: tries, and the time between two. */
const tries = 8;
const betweenTries: Ms = second;

export function createLibraryUpdater(library: AppUpdater, ends: UpdaterEnds): Omit<Updater, 'facts'> {
  const inner = library as unknown as Inner;
  prepare(library);
  const start = startsForCertain(inner, ends);
  let found: UpdateCheckResult | null = null;
  let offered: unknown = null;
  return {
    async check(signal) {
      try {
        found = await orAborted(library.checkForUpdates(), signal);
        offered = inner.updateInfoAndProvider;
      } catch (error) {
        // Whoever asks next would get the same answer that never comes.
        if (signal.aborted) inner.checkForUpdatesPromise = null;
        throw error;
      }
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    async download(onProgress, signal) {
      const token = found?.cancellationToken;
      const cancel = (): void => token?.cancel();
      signal.addEventListener('abort', cancel);
      library.on('download-progress', onProgress);
      try {
        // The version that was told of, whatever a question that was given up has been answered since.
        inner.updateInfoAndProvider = offered;
        // It ends by itself soon after its token has: before that, the next one would be this one.
        await library.downloadUpdate(token);
        onProgress();
        // It unpacks the file and checks the signature here, not when a sign-in may have begun again.
        if (ends.native) await unpack(ends.native, signal);
      } finally {
        signal.removeEventListener('abort', cancel);
        library.off('download-progress', onProgress);
        inner.closeServerIfExists?.();
      }
    },
    install(onFailure) {
      const fail = (error: unknown): void => {
        // Or the next attempt would be none.
        if (inner.quitAndInstallCalled !== undefined) inner.quitAndInstallCalled = false;
        onFailure(error);
      };
      start.begin();
      // What the system refuses, as a program on Windows, is told by this event alone.
      library.once('error', fail);
      library.quitAndInstall(true, true);
    },
  };
}

function prepare(library: AppUpdater): void {
  library.autoDownload = false;
  library.autoInstallOnAppQuit = false;
  // Changed parts alone: they are looked for beside the newest release, where those of an older one never are.
  library.disableDifferentialDownload = true;
  // There is none, and what one would fetch is not looked at.
  library.disableWebInstaller = true;
  // Its words would go to the console; what it throws goes to Daypass's log.
  const { logger, strict } = createSignatureCheck();
  library.logger = logger;
  // Windows alone.
  if ('verifyUpdateCodeSignature' in library) {
    library.verifyUpdateCodeSignature = strict(library.verifyUpdateCodeSignature as VerifySignature);
  }
  // A request waits for the answer to a proxy that wants a name and a password; none ends it.
  library.on('login', (_asked, answer) => (answer as () => void)());
  // It would draw a number for this computer, keep it in a file, and send it with each question.
  Object.assign(library, { stagingUserIdPromise: { value: Promise.resolve('') } });
  library.isUserWithinRollout = () => true;
  library.requestHeaders = { 'x-user-staging-id': '' };
}

/** The library ends the app whether or not the installer has started (electron-builder#9478): the app's own end waits for that. */
function startsForCertain(inner: Inner, { quit, wait }: UpdaterEnds): { readonly begin: () => void } {
  const spawn = inner.spawnLog?.bind(inner);
  let isStarted = false;
  let isEndWished = false;
  inner.app.quit = () => {
    isEndWished = true;
    if (isStarted) quit();
  };
  if (spawn) {
    inner.spawnLog = async (...what) => {
      // The setup is its user's own. Who is asked for an administrator's word may say no, and the app would have ended by then.
      if (path.win32.basename(String(what[0])) === 'elevate.exe')
        throw new Error('The installer needs an administrator');
      await untilFree(() => spawn(...what), wait);
      isStarted = true;
      if (isEndWished) quit();
      return true;
    };
  }
  return {
    begin() {
      isStarted = spawn === undefined;
      isEndWished = false;
    },
  };
}

/** Windows starts no file that another program, such as a virus scanner, has just opened. */
async function untilFree(start: () => Promise<unknown>, wait: UpdaterEnds['wait']): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return void (await start());
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // To a file that is gone the library would lead the user's desktop, and call that a start.
      if (code === 'ENOENT') throw new Error('The installer is gone', { cause: error });
      // It would ask for an administrator's word, and call the question a start.
      if (code === 'EACCES' || code === 'UNKNOWN') throw new Error('The installer was refused', { cause: error });
      if (left <= 1 || (code !== 'EBUSY' && code !== 'EPERM')) throw error;
    }
    await wait(betweenTries);
  }
}

async function unpack(native: NonNullable<UpdaterEnds['native']>, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const done = (): void => resolve();
  native.once('update-downloaded', done).once('error', reject);
  try {
    native.checkForUpdates();
    await orAborted(promise, signal);
  } finally {
    native.off('update-downloaded', done).off('error', reject);
  }
}

/** Rejects with the signal's reason where that comes first. */
async function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  promise.catch(() => {});
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
