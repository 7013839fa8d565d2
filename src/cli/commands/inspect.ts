/** `daypass inspect`: how each AWS tool sees a profile. */
import { profileViewsText } from '../../shared/profile-views-text.ts';
import type { ProfileView, SeenSession, SeenSetting } from '../../shared/profile-views.ts';
import { noSuchProfile } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { onOneLine } from '../one-line.ts';
import { exitCode, failedWith, type Terminal, usageError } from '../terminal.ts';

export interface InspectOptions {
  readonly profile?: string | undefined;
  readonly json?: boolean;
}

/** Of `--profile`, AWS_PROFILE, or `default`. What may be a secret is told as hidden. */
export async function inspect(terminal: Terminal, { profile, json }: InspectOptions): Promise<number> {
  const named = profile ?? (terminal.env['AWS_PROFILE'] || 'default');
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    const answer = await services.doctor.inspect(named);
    if (!answer.ok) throw failedWith(terminal, answer.problem);
    if (answer.value.every(({ seen }) => seen.kind === 'not-seen'))
      throw usageError(await noSuchProfile(terminal, services, named));
    const views = answer.value.map(viewReport);
    if (json === true) terminal.out(`${JSON.stringify({ version: 1, profile: named, views }, null, 2)}\n`);
    else terminal.out(plain(profileViewsText(terminal.t, answer.value)));
    return exitCode.done;
  } finally {
    await engine.close();
  }
}

/** Values come from files: none of them gives the terminal an order. */
function plain(text: string): string {
  return text.split('\n').map(onOneLine).join('\n');
}

/** Tools that see the same, as `--json` tells them. Fields are added with time and never changed or taken away. */
interface ViewReport {
  readonly tools: readonly string[];
  readonly kind: ProfileView['seen']['kind'];
  /** Of what they refuse; null where they refuse nothing. */
  readonly file: string | null;
  readonly line: number | null;
  readonly settings: readonly SeenSetting[];
  readonly session: SeenSession | null;
}

function viewReport({ tools, seen }: ProfileView): ViewReport {
  const { kind } = seen;
  const nothing = { tools, kind, file: null, line: null, settings: [], session: null };
  if (seen.kind === 'refused') return { ...nothing, file: seen.file, line: seen.line };
  return seen.kind === 'seen' ? { ...nothing, settings: seen.settings, session: seen.session } : nothing;
}
