/** Tells AWS of the sign-ins that have been taken off this computer, and the user what AWS said. */
import PQueue from 'p-queue';
import type { StillValid } from '../../shared/sign-out-report.ts';
import { second } from '../../shared/time.ts';
import type { RolesRemoved } from '../aws/cache/role-credential-cache.ts';
import { unwritable } from '../core/problem-error.ts';
import { withLimit } from '../system/time-limits.ts';
import type { Log } from '../system/log.ts';
import type { Cleared } from './clearing.ts';
import { createAwsLogout, type LogoutOutcome, type AwsLogout, type AwsLogoutDeps, isFinal } from './aws-logout.ts';
import type { PendingLogouts } from './pending-logouts.ts';
import type { RemovedSignIn } from './removal.ts';
import type { SessionRoles } from './role-files.ts';
import { type OpenReport, othersOf, stillValidOf } from './sign-out-report.ts';

export interface TellingDeps extends AwsLogoutDeps {
  readonly pendingLogouts: PendingLogouts;
  readonly log: Log;
}

/** Nobody wants to wait for a dead network; AWS is told later then. */
const longestTelling = 6 * second;
/** AWS is told of so many sign-ins at a time, and so many that the config file does not know have a line. */
const [atOnce, mostUnknown] = [8, 20];

/** Resolves when the report is complete, but for what AWS is told later. */
export async function tellAws(deps: TellingDeps, cleared: Cleared, report: OpenReport): Promise<void> {
  const told = await withLimit(longestTelling, (signal) => tellAll(deps, cleared.removedSignIns, signal));
  const shown = told.slice(0, cleared.ids.length + mostUnknown);
  const late = report.publish({
    sessionIds: cleared.ids.filter((id) => !cleared.untouched.has(id)),
    lines: shown.map(({ session, ended: { outcome, problem } }) => ({ session, outcome, problem })),
    moreLines: told.length - shown.length,
    others: othersOf(cleared.others),
    kept: [...cleared.kept, ...obstaclesOf(cleared)].slice(0, 5),
    stillValid: stillValidOf([
      ...cleared.roles.handedOut.map((one) => toStillValid(one, cleared.known)),
      ...cleared.given,
    ]),
  });
  for (const [index, { ending, ended }] of told.entries()) {
    if (ending && !isFinal(ended))
      deps.pendingLogouts.add(ending, (result) => (index < shown.length ? late(index, result) : undefined));
  }
  deps.log.info('signed out', { outcomes: shown.map(({ ended }) => ended.outcome), others: cleared.others.length });
}

interface LogoutResult {
  readonly session: string | null;
  /** Null where AWS was not asked. */
  readonly ending: AwsLogout | null;
  readonly ended: LogoutOutcome;
}

/** All of them within the time of one: those whose turn does not come are told later. */
async function tellAll(
  deps: AwsLogoutDeps,
  leaving: readonly RemovedSignIn[],
  signal: AbortSignal,
): Promise<readonly LogoutResult[]> {
  const queue = new PQueue({ concurrency: atOnce });
  const byToken = new Map<string, { readonly ending: AwsLogout; readonly first: Promise<LogoutOutcome> }>();
  return Promise.all(
    leaving.map(async ({ session, token }): Promise<LogoutResult> => {
      if ('outcome' in token) return { session, ending: null, ended: token };
      const known = byToken.get(token.accessToken);
      // The same token in another file: AWS's one answer counts for both.
      if (known) return { session, ending: known.ending, ended: await known.first };
      const ending = createAwsLogout(deps, token);
      const first = queue.add(() => ending.attempt(signal));
      byToken.set(token.accessToken, { ending, first });
      return { session, ending, ended: await first };
    }),
  );
}

/** What of the role credentials is still there although it should be gone, or could not be found. */
function obstaclesOf({ roles, known }: Cleared) {
  return [...roles.failures.slice(0, 1).map(unwritable), ...(known.problem ? [known.problem] : [])];
}

function toStillValid({ fileName, endsAt }: RolesRemoved['handedOut'][number], known: SessionRoles): StillValid {
  return { ...known.roleOf(fileName), endsAt };
}
