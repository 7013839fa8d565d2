/** Runs the doctor while somebody looks at what it finds, and carries out its cures. */
import type { ConfigPreview, SafeCuresPreview } from '../../shared/config-preview.ts';
import type { ProfileView } from '../../shared/profile-views.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { changedMeanwhile, replaceText, setMode } from '../aws/config/change.ts';
import { doctorWork, type PlannedCure } from './doctor-work.ts';
import { type DoctorInput, fileKinds } from './examination.ts';
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
  /** All cures together that lose nothing and leave nothing to decide. */
  previewSafe(): Promise<Result<SafeCuresPreview>>;
  /** Files that cannot be written do not keep the others from it: their problems are the answer. */
  applySafe(digest: string): Promise<Result<readonly Problem[]>>;
  /** What each tool sees of a profile. */
  inspect(profile: string): Promise<Result<readonly ProfileView[]>>;
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
  const forgetTexts = (): void => {
    round++;
    reporter.forget();
  };

  return {
    async run() {
      isWanted = true;
      await examineNow();
    },
    end() {
      isWanted = false;
      forgetTexts();
      store.update((state) => ({ ...state, doctor: null }));
    },
    refresh() {
      if (!isWanted) return;
      if (deps.isPanelVisible()) void examineNow();
      // The report stays: a change that somebody has opened in it is there again with the panel.
      else forgetTexts();
    },
    preview: (findingId, value = '') => previewCure(deps, findingId, value),
    async apply(findingId, digest, value = '') {
      const done = await applyCure(deps, findingId, digest, value);
      if (!done.ok) return done;
      await deps.readConfigNow();
      await examineNow();
      return ok;
    },
    previewSafe: async () => previewSafe(await gatherFacts(deps)),
    async applySafe(digest) {
      const done = await applySafe(deps, digest);
      if (!done.ok) return done;
      await deps.readConfigNow();
      await examineNow();
      return done;
    },
    inspect: async (profile) => ({
      ok: true,
      value: await doctorWork.viewsOfProfile(await gatherFacts(deps), profile),
    }),
    async copyText() {
      await deps.copyText(await doctorWork.findingsText(await gatherFacts(deps), store.state.locale));
    },
    copyCommand: (findingId) => copyCommand(deps, findingId),
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

async function previewCure(deps: DoctorDeps, findingId: string, value: string): Promise<Result<ConfigPreview>> {
  const planned = await planCure(deps, findingId, value);
  if (!planned.ok) return planned;
  const { file, lines, digest } = planned.value;
  return { ok: true, value: { file, digest, lines } };
}

async function applyCure(deps: DoctorDeps, findingId: string, digest: string, value: string): Promise<Result> {
  const planned = await planCure(deps, findingId, value);
  if (!planned.ok) return planned;
  const { file, change } = planned.value;
  if (planned.value.digest !== digest) return changedMeanwhile(file);
  return typeof change === 'number' ? setMode(file, change) : replaceText(file, change.before, change.after);
}

async function previewSafe(input: DoctorInput): Promise<Result<SafeCuresPreview>> {
  const { texts, modes, ...counted } = await doctorWork.planSafeCures(input);
  return {
    ok: true,
    value: {
      ...counted,
      texts: texts.map(({ file, lines }) => ({ file, lines })),
      modes: modes.map(({ file, mode }) => ({ file, mode: `0${mode.toString(8)}` })),
    },
  };
}

async function applySafe(deps: DoctorDeps, digest: string): Promise<Result<readonly Problem[]>> {
  const { texts, modes, ...planned } = await doctorWork.planSafeCures(await gatherFacts(deps));
  if (planned.digest !== digest) return changedMeanwhile(deps.paths.configFile);
  const problems: Problem[] = [];
  const note = (done: Result): void => {
    if (!done.ok) problems.push(done.problem);
  };
  for (const { file, change } of texts) note(await replaceText(file, change.before, change.after));
  for (const { file, mode } of modes) note(await setMode(file, mode));
  return { ok: true, value: problems };
}

async function copyCommand(deps: DoctorDeps, findingId: string): Promise<Result> {
  const command = await doctorWork.commandOf(await gatherFacts(deps), findingId);
  if (command === null) return failure(problem('command-invalid', {}, 'none'));
  await deps.copyText(command);
  return ok;
}
