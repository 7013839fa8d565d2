/** Joins the storeys: core, AWS, the sessions, the features. */
import { createAws, type Aws } from './aws.ts';
import { type Core, createCore } from './core.ts';
import { throwLater } from '../system/throw-later.ts';
import type { Desktop } from './desktop.ts';
import { createFeatures, type Features } from './features.ts';
import { createSessionEngine, type SessionEngine } from './session-engine.ts';

export interface Services extends Core, Aws, SessionEngine, Features {
  /** Reads what Daypass itself keeps about its sessions and its user. */
  load(): Promise<void>;
  /** Ends what runs in all storeys. */
  stop(): Promise<void>;
  /** Resolves when Daypass's own files are on the disk. */
  saved(): Promise<void>;
}

export function createServices(desktop: Desktop, aws: Aws = createAws(desktop)): Services {
  const core = createCore(desktop);
  const engine = createSessionEngine(core, aws);
  const features = createFeatures({ ...core, ...aws, ...engine }, desktop);
  let updates = Promise.resolve();
  const ownFiles = [core.settings, engine.history, engine.keptAccounts, features.shown];
  return {
    ...core,
    ...aws,
    ...engine,
    ...features,
    async load() {
      const own = ownFiles.map((file) => file.load());
      // Whether updates are looked for is the administrator's to say.
      const managed = core.readManaged();
      // Nobody waits for the first look at them: what is known of the package may take a program of the system.
      updates = managed.then(() => features.updates.load()).catch(throwLater);
      await Promise.all([...own, managed, features.writtenKeys.read()]);
    },
    async stop() {
      await Promise.all([engine.stop(), features.stop()]);
    },
    async saved() {
      await updates;
      await Promise.all([...ownFiles, features.updates].map((file) => file.saved()));
    },
  };
}
