/** `daypass doctor`. */
import { doctorText } from '../../shared/finding-text.ts';
import type { Session } from '../../shared/app-state.ts';
import type { ProfileEntry } from '../../shared/doctor-report.ts';
import type { FindingSummary } from '../../shared/findings.ts';
import { profileState, type ProfileState } from '../../shared/profile-state.ts';
import { openEngine } from '../engine.ts';
import { exitCode, type Terminal } from '../terminal.ts';

/** 1 if something keeps a tool from working. */
export async function doctor(terminal: Terminal, options: { readonly json?: boolean }): Promise<number> {
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    await services.doctor.run();
    const { findings = [], total = 0, profiles = [] } = services.store.state.doctor ?? {};
    if (options.json === true) {
      const told = profiles.map((entry) => profileReport(entry, services.store.state.sessions));
      terminal.out(
        `${JSON.stringify({ version: 1, total, findings: findings.map(findingReport), profiles: told }, null, 2)}\n`,
      );
    }
    if (options.json !== true) terminal.out(doctorText(findings, terminal.t));
    return findings.some(({ severity }) => severity === 'error') ? exitCode.failed : exitCode.done;
  } finally {
    await engine.close();
  }
}

/** A finding, as `--json` tells it: without the cure, which is the panel's. Fields are added with time and never changed or taken away. */
type FindingReport = Pick<FindingSummary, 'id' | 'code' | 'params' | 'severity' | 'profile' | 'place' | 'tools'>;

function findingReport({ id, code, params, severity, profile, place, tools }: FindingSummary): FindingReport {
  return { id, code, params, severity, profile, place, tools };
}

/** A profile, as `--json` tells it. Fields are added with time and never changed or taken away. */
interface ProfileReport {
  readonly name: string;
  readonly accountId: string | null;
  readonly roleName: string | null;
  /** The session that it signs in to, itself or through others; null: none. */
  readonly session: string | null;
  /** The profiles that it takes its role through, the next one first. */
  readonly through: readonly string[];
  readonly needsMfa: boolean;
  readonly state: ProfileState;
}

function profileReport(entry: ProfileEntry, sessions: readonly Session[]): ProfileReport {
  const { name, accountId, roleName, sessionId, sessionName, via, needsMfa } = entry;
  const session = sessions.find(({ id }) => id === sessionId);
  const state = profileState(entry, session);
  return { name, accountId, roleName, session: session?.name ?? sessionName, through: via, needsMfa, state };
}
