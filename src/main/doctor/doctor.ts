/** Runs the doctor while somebody looks at what it finds, and carries out its cures. */
import type { ConfigPreview } from '../../shared/config-preview.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { changedMeanwhile, replaceText, setMode } from '../aws/config/change.ts';
import { doctorWork, type PlannedCure } from './doctor-work.ts';
import { fileKinds } from './examination.ts';
import { type FactDeps, gatherFacts } from './machine-facts.ts';
import { createReporter } from './reporter.ts';

export interface DoctorDeps extends FactDeps {
  readonly copyText: (text: string) => Promise<void>;
  readonly isPanelVisible: () => boolean;
  /** Brings the state up to date with a config file that was just written. */
  readonly readConfigNow: () => Promise<void>;
}

export interface Doctor {
  /** Examines now, and again at each `refresh`, until `end`. */
  run(): Promise<void>;
  end(): void;
  /** Something has changed, or the panel was shown or hidden. */
  refresh(): void;
  /** An empty list of lines stands for a cure that changes no line: the file's permissions. */
  preview(findingId: string, value?: string): Promise<Result<ConfigPreview>>;
  /** `value`: what a cure asks for, as it was typed. */
  apply(findingId: string, digest: string, value?: string): Promise<Result>;
  copyText(): Promise<void>;
  /** The line for a shell that cures it. */
  copyCommand(findingId: string): Promise<Result>;
}

export function createDoctor(deps: DoctorDeps): Doctor {
  const { store } = deps;
  const reporter = createReporter();
  let isWanted = false;
  let round = 0;

  const examineNow = async (): Promise<void> => {
    const own = ++round;
    const input = await gatherFacts(deps);
    if (own !== round || !isWanted) return;
    const doctor = await reporter.reportOn(input, new Set(store.state.sessions.map(({ id }) => id)));
    if (own !== round || !isWanted) return;
    store.update((state) => ({ ...state, doctor }));
  };
  const forget = (): void => {
    round++;
    reporter.forget();
    store.update((state) => ({ ...state, doctor: null }));
  };

  return {
    async run() {
      isWanted = true;
      await examineNow();
    },
    end() {
      isWanted = false;
      forget();
    },
    refresh() {
      if (!isWanted) return;
      if (deps.isPanelVisible()) void examineNow();
      else forget();
    },
    async preview(findingId, value = '') {
      const planned = await planCure(deps, findingId, value);
      if (!planned.ok) return planned;
      const { file, lines, digest } = planned.value;
      return { ok: true, value: { file, digest, lines } };
    },
    async apply(findingId, digest, value = '') {
      const done = await applyCure(deps, findingId, digest, value);
      if (!done.ok) return done;
      await deps.readConfigNow();
      await examineNow();
      return ok;
    },
    async copyText() {
      await deps.copyText(await doctorWork.findingsText(await gatherFacts(deps), store.state.locale));
    },
    async copyCommand(findingId) {
      const command = await doctorWork.commandOf(await gatherFacts(deps), findingId);
      if (command === null) return failure(problem('command-invalid', {}, 'none'));
      await deps.copyText(command);
      return ok;
    },
  };
}

/** The files are read and diagnosed again: what was shown may be old. */
async function planCure(deps: DoctorDeps, findingId: string, value: string): Promise<Result<PlannedCure>> {
  const input = await gatherFacts(deps);
  const planned = await doctorWork.planCure(input, findingId, value);
  if (planned) return planned;
  // Of a file that cannot be read any more nothing is found but that.
  const unread = fileKinds.map((kind) => input.files[kind]).find((one) => one.unread !== null);
  if (!unread) return changedMeanwhile(deps.paths.configFile);
  return failure(problem('file-unreadable', { file: unread.file, reason: unread.unread ?? '' }, 'user'));
}

async function applyCure(deps: DoctorDeps, findingId: string, digest: string, value: string): Promise<Result> {
  const planned = await planCure(deps, findingId, value);
  if (!planned.ok) return planned;
  const { file, change } = planned.value;
  if (planned.value.digest !== digest) return changedMeanwhile(file);
  return typeof change === 'number' ? setMode(file, change) : replaceText(file, change.before, change.after);
}
