/** Brings the state up to date when other programs change the files that all AWS tools share, or when a watch may have missed it. */
import type { EpochMs } from '../../shared/time.ts';
import { type AwsWatch, type Changes, watchAws } from '../aws/watch.ts';
import { createPeriodicReread } from '../system/periodic-reread.ts';
import { throwLater } from '../system/throw-later.ts';
import type { Services } from './services.ts';

export interface FileWatch {
  /** Begins to follow the files. What changed while the watchers were being set up is read. */
  start(): Promise<void>;
  /** Reads also what no watch has told of. Before `start` it does nothing: that reads everything, when the time for it has come. */
  readAgain(): void;
  /** Reads now and then without being told; returns when to ask again. */
  look(at: EpochMs): EpochMs;
  stop(): Promise<void>;
}

/** `lookSoon`: what is found in a file may be due now, also where it changes nothing that is shown. */
export function createFileWatch(services: Services, lookSoon: () => void): FileWatch {
  const { sessions, config, missingFolder, waitingCallers, unfinishedSessions, writtenKeys, paths, log } = services;
  const { servedElsewhere } = services;
  const keysChanged = (): void => void writtenKeys.fileChanged().then(lookSoon);
  const changes = changesRead(services, keysChanged);
  let watch: AwsWatch | undefined;
  let isStarted = false;

  const readAgain = (): void => {
    // A window can be there, and the clock be looked at, while Daypass still reads its own files. A session that came into the
    // state before them would have none of what is kept of it, and that would be written over.
    if (!isStarted) return;
    watch?.check();
    void config.read();
    keysChanged();
  };
  const reread = createPeriodicReread(readAgain);
  sessions.onNewToken(() => reread.heard());
  missingFolder.onReturn(async () => {
    // Watchers hold on to the folder that they were made for.
    await watch?.stop();
    watch = await watchAws(paths, changes, log);
    await config.read();
  });

  return {
    async start() {
      isStarted = true;
      // Without a watcher Daypass still works, and reads the files when somebody looks.
      watch = await watchAws(paths, changes, log).catch((error: unknown) => {
        throwLater(error);
        return undefined;
      });
      await config.read();
      // Keys that the last Daypass could only just take out, or somebody else since, are not those of the record.
      keysChanged();
    },
    readAgain,
    look: (at) =>
      Math.min(
        reread.look(at),
        ...[waitingCallers, unfinishedSessions, servedElsewhere].map(
          (notes) => notes.look(at) ?? Number.POSITIVE_INFINITY,
        ),
      ),
    async stop() {
      await watch?.stop();
    },
  };
}

/** What is read again when something of it has changed. */
function changesRead(services: Services, keysChanged: () => void): Changes {
  const { config, roleFiles, countConfigProblems, doctor, sessions, journal, otherSignIns, roleCredentials } = services;
  const { waitingCallers, unfinishedSessions, readChained, servedElsewhere } = services;
  return {
    config: () => void config.read(),
    credentials: () => {
      keysChanged();
      void roleFiles.remember();
      void countConfigProblems();
      void readChained();
      doctor.refresh();
    },
    tokens: () => {
      void sessions.readTokens().then(() => journal.forgetSignedOut());
      void otherSignIns.read();
    },
    roles: () => void roleCredentials.read(),
    notes: () => {
      void waitingCallers.read();
      void unfinishedSessions.read();
      void servedElsewhere.read();
    },
  };
}
