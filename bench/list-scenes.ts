/** What the benchmark of the long lists shows: states of a large organisation, and answers to what the page asks. */
import { makeState } from '../testing/support/states.ts';
import type { Account, AppState } from '../src/shared/app-state.ts';
import type { DoctorReport } from '../src/shared/doctor-report.ts';
import type { RestorePreview } from '../src/shared/config-preview.ts';
import { type LongLists, nextMessage, type SnapshotMessage } from '../src/shared/snapshot-message.ts';
import { exampleSession } from '../src/renderer/roles/example-session.ts';

/** Whether the roles of all accounts are known, or of none. */
export type Scene = 'ready' | 'waiting';

const sessionId = 'sso-session:corp';
const idOf = (at: number): string => String(100_000_000_000 + at);

/** How large the organisation is. */
const usual = { accounts: 3000, roles: ['Admin', 'Billing', 'ReadOnly'] } as const;

export function accountsOf(
  status: Scene,
  size: { readonly accounts: number; readonly roles: readonly string[] } = usual,
): readonly Account[] {
  const names = status === 'ready' ? size.roles : [];
  return Array.from({ length: size.accounts }, (_, at) => ({
    accountId: idOf(at),
    name: `Team ${at} Production`,
    email: `aws+${at}@example.com`,
    roles: { status, problem: null, names },
  }));
}

export function stateOf(items: readonly Account[], doctor: DoctorReport | null): AppState {
  return makeState([exampleSession('corp', items)], { doctor, browsers: [] });
}

/** The messages that bring one state after the other to the page, for each state; the very first one builds on nothing. */
export function messagesFor(states: readonly AppState[]): readonly (readonly SnapshotMessage[])[] {
  let sent: LongLists | null = null;
  let number = 0;
  return states.map((state) => {
    const messages: SnapshotMessage[] = [];
    for (let isWhole = false; !isWhole;) {
      const next = nextMessage(sent, state, { number: number + 1, after: number });
      messages.push(next.message);
      number += 1;
      ({ lists: sent, isWhole } = next);
    }
    return messages;
  });
}

/** No roles are known at first, then those of a hundred accounts more in each state. */
export function rolesComing(): readonly AppState[] {
  const [waiting, ready] = [accountsOf('waiting'), accountsOf('ready')];
  const steps = waiting.length / 100;
  return Array.from({ length: steps + 1 }, (_, step) =>
    stateOf([...ready.slice(0, step * 100), ...waiting.slice(step * 100)], null),
  );
}

export const doctorReport: DoctorReport = {
  findings: [],
  total: 0,
  notes: 0,
  safe: 0,
  unread: [],
  profiles: Array.from({ length: 5000 }, (_, at) => ({
    name: `profile-${at}`,
    accountId: idOf(at % 3000),
    roleName: 'Admin',
    via: [],
    leads: 'role',
    needsMfa: false,
    brokenLink: null,
    sessionId,
    sessionName: 'corp',
    faults: 0,
  })),
};

const restore: RestorePreview = {
  backup: '/home/person/.aws/config.daypass-backup-2026-11-29',
  backups: ['config.daypass-backup-2026-11-29'],
  keptAs: '/home/person/.aws/config.daypass-before-restore',
  change: {
    file: '/home/person/.aws/config',
    digest: 'digest',
    lines: Array.from({ length: 10_000 }, (_, at) => ({
      kind: at % 3 === 0 ? 'removed' : 'added',
      line: at + 1,
      text: `sso_account_id = ${idOf(at)}`,
    })),
  },
};

/** By the type of the command; all others are accepted without an answer. */
export const answers = { 'preview-restore': restore };
