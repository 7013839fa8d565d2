/** Runs the doctor while somebody looks at what it finds, and carries out its cures. */
import { createHash } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ConfigPreview } from '../../shared/config-preview.ts';
import { doctorText } from '../../shared/finding-text.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { parseConfig } from '../aws/config-document.ts';
import { planConversion } from '../profiles/convert.ts';
import { previewOf } from './cure.ts';
import { diagnose } from './diagnose.ts';
import type { DoctorInput } from './examination.ts';
import { type Cure, summaryOf } from './finding.ts';
import { type FactParts, gatherFacts } from './machine-facts.ts';
import { mend, type Mended } from './mend.ts';
import { createReporter } from './report.ts';
import { withValue } from './value-cures.ts';
import { writeMended } from './write-mended.ts';

export interface DoctorParts extends FactParts {
  readonly copyText: (text: string) => Promise<void>;
  readonly translate: () => Translate;
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

export function createDoctor(parts: DoctorParts): Doctor {
  const { store, readConfigNow } = parts;
  const reporter = createReporter();
  let isWanted = false;
  let round = 0;

  const examineNow = async (): Promise<void> => {
    const own = ++round;
    const input = await gatherFacts(parts);
    if (own !== round || !isWanted) return;
    const doctor = reporter.reportOn(input, new Set(store.state.sessions.map(({ id }) => id)));
    store.update((state) => (isDeepStrictEqual(state.doctor, doctor) ? state : { ...state, doctor }));
  };
  const forget = (): void => {
    round++;
    reporter.forget();
    store.update((state) => (state.doctor === null ? state : { ...state, doctor: null }));
  };

  /** The files are read and diagnosed again: what was shown may be old. */
  const plan = async (findingId: string, value: string): Promise<Result<Planned>> => {
    const input = await gatherFacts(parts);
    const findings = diagnose(input);
    const found = findings.find(({ id }) => id === findingId);
    if (!found) return failure(problem('config-changed-meanwhile', { file: parts.paths.configFile }, 'user'));
    const { cure } = found;
    if (cure.kind === 'permissions') {
      const { file } = input.files[cure.file];
      return { ok: true, value: { file, change: null, mode: cure.mode, digest: digestOf([findingId, cure.mode]) } };
    }
    const mended = mend(input, found, findings, exactCure(input, cure, value));
    if (!mended.ok) return mended;
    const { file } = input.files[mended.value.file];
    const digest = digestOf([mended.value.before, mended.value.after]);
    return { ok: true, value: { file, change: mended.value, mode: null, digest } };
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
      if (parts.isPanelVisible()) void examineNow();
      else forget();
    },
    async preview(findingId, value = '') {
      const planned = await plan(findingId, value);
      if (!planned.ok) return planned;
      const { file, change, digest } = planned.value;
      return { ok: true, value: { file, digest, lines: change ? previewOf(change.before, change.after) : [] } };
    },
    async apply(findingId, digest, value = '') {
      const planned = await plan(findingId, value);
      if (!planned.ok) return planned;
      const { file, change, mode } = planned.value;
      if (planned.value.digest !== digest) return failure(problem('config-changed-meanwhile', { file }, 'user'));
      const done = change ? await writeMended(file, change) : await setMode(file, mode);
      if (!done.ok) return done;
      await readConfigNow();
      await examineNow();
      return ok;
    },
    async copyText() {
      const findings = diagnose(await gatherFacts(parts));
      await parts.copyText(doctorText(findings.map(summaryOf), parts.translate()));
    },
    async copyCommand(findingId) {
      const cure = diagnose(await gatherFacts(parts)).find(({ id }) => id === findingId)?.cure;
      if (cure?.kind !== 'command') return failure(problem('command-invalid', {}, 'none'));
      await parts.copyText(cure.command);
      return ok;
    },
  };
}

interface Planned {
  readonly file: string;
  readonly change: Mended | null;
  /** Permission bits, for a cure that changes no text. */
  readonly mode: number | null;
  readonly digest: string;
}

/** What the finding leaves open: a conversion depends on all sessions of the file, a value on a person. */
function exactCure({ files }: DoctorInput, cure: Cure, value: string): Cure {
  if (cure.kind === 'value') return withValue(cure, value);
  if (cure.kind !== 'convert') return cure;
  const { edits } = planConversion(parseConfig(files.config.text), [cure.profile]);
  return { kind: 'edit', file: 'config', edits };
}

function digestOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function setMode(file: string, mode: number | null): Promise<Result> {
  if (mode === null) return ok;
  return chmod(file, mode).then(
    () => ok,
    (error: unknown) => failure(problem('file-unwritable', { file, reason: codeOf(error) }, 'user')),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
