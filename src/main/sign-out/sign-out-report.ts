/** Puts together what is told about a sign-out: short enough to be read, and without anything that files make up. */
import type { SignOutLine, SignOutReport } from '../../shared/app-state.ts';
import type { OtherSignIn, Shortened, StillValid } from '../../shared/sign-out-report.ts';
import { now } from '../system/clock.ts';
import type { Store } from '../core/store.ts';
import type { LogoutOutcome } from './aws-logout.ts';

/** One sign-out's part of a report. */
export type ReportPart = Omit<SignOutReport, 'at'>;

export interface SignOutReports {
  /** Sign-outs that overlap have one report together; one that begins when all others are at their end has its own. */
  begin(): OpenReport;
}

export interface OpenReport {
  /** To be called once. What AWS says later about the line at an index goes to the function that it returns. */
  publish(part: ReportPart): (index: number, ended: LogoutOutcome) => void;
  close(): void;
}

export function createSignOutReports(store: Store): SignOutReports {
  let last = 0;
  let group = { at: 0, open: 0 };
  return {
    begin() {
      if (group.open === 0) {
        // Also where the clock stands still or is set back, no two reports have the same time.
        last = Math.max(now(), last + 1);
        group = { at: last, open: 0 };
      }
      const mine = group;
      mine.open += 1;
      return {
        publish(part) {
          const before = store.state.signOutReport;
          const shared = before?.at === mine.at ? before : null;
          const offset = shared?.lines.length ?? 0;
          store.update((state) => ({
            ...state,
            signOutReport: { at: mine.at, ...(shared ? joined(shared, part) : part) },
          }));
          return (index, ended) => {
            store.update((state) => withOutcome(state, mine.at, offset + index, ended));
          };
        },
        close() {
          mine.open -= 1;
        },
      };
    },
  };
}

function joined(one: ReportPart, other: ReportPart): ReportPart {
  return {
    sessionIds: [...new Set([...one.sessionIds, ...other.sessionIds])],
    lines: [...one.lines, ...other.lines],
    moreLines: one.moreLines + other.moreLines,
    others: joinedLists(one.others, other.others),
    kept: [...one.kept, ...other.kept],
    stillValid: joinedLists(one.stillValid, other.stillValid),
  };
}

function joinedLists<Item>(one: Shortened<Item>, other: Shortened<Item>): Shortened<Item> {
  return { first: [...one.first, ...other.first], more: one.more + other.more };
}

function withOutcome(
  state: Store['state'],
  at: number,
  index: number,
  { outcome, problem }: LogoutOutcome,
): Store['state'] {
  const report = state.signOutReport;
  const line = report?.lines[index];
  if (!report || !line || report.at !== at) return state;
  const lines: readonly SignOutLine[] = report.lines.with(index, { ...line, outcome, problem });
  return { ...state, signOutReport: { ...report, lines } };
}

/** So many of each kind are shown. */
const most = 10;

/** The first ones of them. */
export function shortened<Item>(items: readonly Item[]): Shortened<Item> {
  return { first: items.slice(0, most), more: Math.max(items.length - most, 0) };
}

/** Each name with its outcome once: a tool may have several files. */
export function othersOf(others: readonly OtherSignIn[]): Shortened<OtherSignIn> {
  const each = new Map(others.map((other) => [JSON.stringify(other), other]));
  return shortened([...each.values()]);
}

/** Those that still work, one for each role, and one for all that nobody knows: the one that ends last. */
export function stillValidOf(handedOut: readonly StillValid[]): Shortened<StillValid> {
  const byEnd = handedOut.filter(({ endsAt }) => endsAt > now()).toSorted((one, other) => one.endsAt - other.endsAt);
  const keyOf = ({ roleName, accountId }: StillValid): string => JSON.stringify([roleName, accountId]);
  const last = new Map(byEnd.map((one) => [keyOf(one), one]));
  return shortened([...last.values()].toSorted((one, other) => other.endsAt - one.endsAt).map(harmless));
}

function harmless({ roleName, ...rest }: StillValid): StillValid {
  return { ...rest, roleName: roleName === null ? null : harmlessName(roleName) };
}

/** Names of files and roles can be any text: without line breaks and signs that turn the writing round, and not endless. */
export function harmlessName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();
  return plain.length > 64 ? `${plain.slice(0, 63)}…` : plain;
}
