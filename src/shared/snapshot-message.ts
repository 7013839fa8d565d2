/**
 * The state on its way to the page. A message has the whole state but for its long lists, and of those only what has changed
 * since the last message: so its size does not grow with the organisation. What is too much for one message comes in several.
 */
import type { AppState, Session } from './app-state.ts';
import type { DoctorReport } from './doctor-report.ts';
import { applyEdits, editsBetween, type ListEdit } from './list-edits.ts';

export interface SnapshotMessage {
  /** Counts up from 1. The page tells it with `panel-drawn` when it has drawn what has come. */
  readonly number: number;
  /** On which message's lists this one's edits build; 0: on none, whatever the page has. */
  readonly after: number;
  /** The newest state, with nothing in its long lists. */
  readonly state: AppState;
  readonly changes: readonly ListChange[];
}

/** Of one long list; those that are not named are as they were. */
export interface ListChange {
  readonly list: string;
  readonly edits: readonly ListEdit<object>[];
}

/** The long lists by their names. */
export type LongLists = ReadonlyMap<string, readonly object[]>;

/**
 * Characters of JSON that one message has of the long lists, but for the item that goes beyond; 128 kB where the names are in
 * Latin letters. About 500 accounts with five roles each, which cost the page less than half a frame before they are drawn.
 */
export const mostInMessage = 128 * 1024;
/** The same for a page that has nothing: more than it can show at once, and soon drawn. */
const mostInFirstMessage = 16 * 1024;

/**
 * The message that brings a page which has these lists nearer to the state.
 * @param sent what the page has after its last message; null: nothing is known of it
 * @returns also the lists that the page has then, and whether it has the whole state
 */
export function nextMessage(
  sent: LongLists | null,
  state: AppState,
  { number, after }: Pick<SnapshotMessage, 'number' | 'after'>,
): { readonly message: SnapshotMessage; readonly lists: LongLists; readonly isWhole: boolean } {
  const found: Found[] = [];
  const rest = mapLongLists(state, (list, items, keyOf, urgency) => {
    found.push({ list, items, urgency, keyOf: keyOf as (item: object) => string });
    return [];
  });
  const room = { left: sent === null ? mostInFirstMessage : mostInMessage };
  const lists = new Map<string, readonly object[]>();
  const changes: ListChange[] = [];
  let isWhole = true;
  for (const { list, items, keyOf } of found.toSorted((a, b) => a.urgency - b.urgency)) {
    const before = sent?.get(list) ?? [];
    const next = editsBetween(before, items, keyOf, room);
    if (next.edits.length > 0) changes.push({ list, edits: next.edits });
    if (!next.isWhole) isWhole = false;
    lists.set(list, next.isWhole ? items : applyEdits(before, next.edits));
  }
  return { message: { number, after: sent === null ? 0 : after, state: rest, changes }, lists, isWhole };
}

interface Found {
  readonly list: string;
  readonly items: readonly object[];
  readonly keyOf: (item: object) => string;
  readonly urgency: Urgency;
}

/**
 * The page's side of it.
 * @param taken makes an item that has come of it and of what stood in its place
 */
export function takeMessage(
  before: LongLists,
  { after, state, changes }: SnapshotMessage,
  taken: (before: object | undefined, item: object) => object,
): { readonly state: AppState; readonly lists: LongLists } {
  const edits = new Map(changes.map((change) => [change.list, change.edits]));
  const lists = new Map<string, readonly object[]>();
  const whole = mapLongLists(state, (list, none) => {
    const known = after === 0 ? none : (before.get(list) ?? none);
    const items = applyEdits<object>(known, edits.get(list) ?? [], taken) as typeof none;
    lists.set(list, items);
    return items;
  });
  return { state: whole, lists };
}

/** Which lists come first where not all of them have room: what is short, what is looked at, the rest. */
type Urgency = 0 | 1 | 2;

type MapList = <Item extends object>(
  name: string,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  urgency: Urgency,
) => readonly Item[];

/** The state with other long lists: those that grow with the organisation, the config file, or the roles that are used. */
function mapLongLists(state: AppState, map: MapList): AppState {
  const sessions = state.sessions.map((session) => mapSession(session, map));
  const roleMarks = map('role marks', state.roleMarks, ({ accountId, roleName }) => `${accountId} ${roleName}`, 0);
  return { ...state, sessions, roleMarks, doctor: state.doctor && mapDoctor(state.doctor, map) };
}

function mapSession(session: Session, map: MapList): Session {
  const { id, accounts, profiles, chained, recentRoles, handedOut } = session;
  const roleKey = ({ accountId, roleName }: { readonly accountId: string; readonly roleName: string }): string =>
    `${accountId} ${roleName}`;
  return {
    ...session,
    accounts: { ...accounts, items: map(`accounts ${id}`, accounts.items, ({ accountId }) => accountId, 1) },
    profiles: map(`profiles ${id}`, profiles, ({ name }) => name, 2),
    chained: map(`chained ${id}`, chained, ({ name }) => name, 2),
    recentRoles: map(`recent roles ${id}`, recentRoles, (role) => `${roleKey(role)} ${role.profile ?? ''}`, 0),
    handedOut: map(`handed out ${id}`, handedOut, roleKey, 0),
  };
}

function mapDoctor(report: DoctorReport, map: MapList): DoctorReport {
  return {
    ...report,
    findings: map('findings', report.findings, ({ id }) => id, 2),
    profiles: map('all profiles', report.profiles, ({ name }) => name, 2),
  };
}
