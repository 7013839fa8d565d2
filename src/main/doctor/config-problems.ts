/** Keeps one line among the panel's notices: how many problems the AWS config file has. The check says what and where they are. */
import { createHash } from 'node:crypto';
import PQueue from 'p-queue';
import type { Notice } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { regions } from '../../shared/regions.ts';
import type { AwsPaths } from '../aws/paths.ts';
import type { Store } from '../core/store.ts';
import { doctorWork } from './doctor-work.ts';
import { type DoctorInput, fileKinds } from './examination.ts';
import { lookAt } from './machine-facts.ts';
import type { CountedProblems } from './report.ts';

export interface ConfigProblemsDeps {
  readonly store: Store;
  readonly paths: Pick<AwsPaths, 'configFile' | 'credentialsFile'>;
  readonly platform: NodeJS.Platform;
  /** Ids of notices that were dismissed. */
  readonly dismissed: ReadonlySet<string>;
}

/** What is known of the notice that is shown now: its id, and the findings that it counts. */
interface Told {
  readonly id: string;
  readonly findings: readonly string[];
}

const source = 'config-problems';

/**
 * Returns what is to be called whenever one of both AWS files may have changed. Nobody has to wait for it: what is called for
 * while it works is done once, after that. Only the files' texts are looked at, and texts that have not changed are not
 * diagnosed again.
 */
export function createConfigProblems(deps: ConfigProblemsDeps): () => Promise<void> {
  const { store, dismissed } = deps;
  /** Findings that are still there and whose notice was dismissed: only one more makes a new notice. */
  let seen: ReadonlySet<string> = new Set();
  let told: Told | null = null;
  let diagnosed: { readonly digest: string; readonly counted: CountedProblems } | null = null;
  const queue = new PQueue({ concurrency: 1 });
  let next: Promise<void> = Promise.resolve();

  const count = async (): Promise<CountedProblems> => {
    const input = await factsInFiles(deps);
    const digest = digestOf(fileKinds.flatMap((kind) => [input.files[kind].text, input.files[kind].unread ?? '']));
    if (diagnosed?.digest !== digest) diagnosed = { digest, counted: await doctorWork.countConfigProblems(input) };
    return diagnosed.counted;
  };
  const look = async (): Promise<void> => {
    const { total, ids } = await count();
    const read = new Set(told && dismissed.has(told.id) ? told.findings : []);
    seen = new Set(ids.filter((id) => seen.has(id) || read.has(id)));
    const isNew = seen.size < ids.length;
    told = isNew ? { id: `${source} ${digestOf(ids)}`, findings: ids } : null;
    show(store, told && { id: told.id, problem: problem('config-problems', { count: total }, 'user') });
  };
  return () => {
    // Whoever asks while a look runs waits for one that begins after it.
    if (queue.size === 0) next = queue.add(look);
    return next;
  };
}

/** How many problems the notice would tell of, for whoever has no panel. */
export async function countProblemsNow(deps: Pick<ConfigProblemsDeps, 'paths' | 'platform'>): Promise<number> {
  return (await doctorWork.countConfigProblems(await factsInFiles(deps))).total;
}

/** Before all other notices, in the place of an older one. */
function show(store: Store, notice: Notice | null): void {
  store.update((state) => {
    const others = state.notices.filter(({ id }) => !id.startsWith(`${source} `));
    return { ...state, notices: notice ? [notice, ...others] : others };
  });
}

/** Both files, and nothing else of the computer: variables, folders and what AWS has said of roles are for the check. */
async function factsInFiles({ paths, platform }: Pick<ConfigProblemsDeps, 'paths' | 'platform'>): Promise<DoctorInput> {
  const [config, credentials] = await Promise.all([lookAt(paths.configFile), lookAt(paths.credentialsFile)]);
  const nothing = {
    folders: [],
    absent: new Set<string>(),
    env: {},
    assigned: new Map(),
    regionOf: new Map(),
    own: [],
  };
  return { files: { config, credentials }, platform, regions, ...nothing };
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}\n`).update(text);
  return hash.digest('hex');
}
