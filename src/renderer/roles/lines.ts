/**
 * The list of roles as lines from top to bottom: favourites, recent roles and all accounts, or what a search has found. The same
 * objects of the state always give the same lines, so that of thousands only those that changed are drawn again.
 */
import type { AccountGroup, FailedRow, RoleRow } from './groups.ts';
import type { CommandHit, PanelCommand } from './panel-commands.ts';

export type SectionName = 'favorites' | 'recent' | 'accounts' | 'chained' | 'matches' | 'commands';

/** The title of a section; it cannot be selected. */
export interface HeadingLine {
  readonly kind: 'heading';
  readonly id: string;
  readonly section: SectionName;
}

export interface RoleLine {
  readonly kind: 'role';
  readonly id: string;
  readonly row: RoleRow;
  /** Whether it stands below its account, which names the account for it. */
  readonly isInAccount: boolean;
}

export interface AccountLine {
  readonly kind: 'account';
  readonly id: string;
  readonly group: AccountGroup;
  /** Whether its roles stand below it. */
  readonly isOpen: boolean;
}

/** An account whose roles could not be listed says so below it. */
export interface FailedLine {
  readonly kind: 'failed';
  readonly id: string;
  readonly row: FailedRow;
}

/** Something else that the search field knows, such as "Settings". */
export interface CommandLine {
  readonly kind: 'command';
  readonly id: string;
  readonly command: PanelCommand;
}

export type Line = HeadingLine | RoleLine | AccountLine | FailedLine | CommandLine;
/** A line that can be selected. */
export type ChoiceLine = Exclude<Line, HeadingLine>;

/** A run of lines under one heading. */
export interface Section {
  readonly name: SectionName;
  /** The position of its heading. */
  readonly start: number;
  /** How many lines it has below its heading. */
  readonly count: number;
}

export interface Lines {
  readonly all: readonly Line[];
  readonly sections: readonly Section[];
}

/** Heights in CSS pixels. */
export const lineSize = 32;
export const headingSize = 26;

export function sizeOf(line: Line): number {
  return line.kind === 'heading' ? headingSize : lineSize;
}

export interface HomeContent {
  readonly favorites: readonly RoleRow[];
  readonly recent: readonly RoleRow[];
  readonly accounts: readonly AccountGroup[];
  /** The ids of the accounts whose roles are shown. */
  readonly open: ReadonlySet<string>;
  /** Roles that profiles assume through others. */
  readonly chained: readonly RoleRow[];
}

/** The list while nobody searches. */
export function homeLines({ favorites, recent, accounts, open, chained }: HomeContent): Lines {
  const building = new Building();
  building.add('favorites', favorites.map(roleLine));
  building.add('recent', recent.map(roleLine));
  building.add('accounts', accountLines(accounts, open));
  building.add('chained', chained.map(roleLine));
  return building;
}

/** What a search has found, best match first: a role, or an account that has no roles to show, and commands beside them. */
export function matchLines(matches: readonly (RoleRow | AccountGroup)[], commands: readonly CommandHit[]): Lines {
  const building = new Building();
  const lines = matches.map((match) => (match.kind === 'role' ? roleLine(match) : accountLine(match, false)));
  const others = commands.map(({ command }) => commandLine(command));
  // Who has typed the whole name of a command means it.
  const isMeant = commands.some(({ isWhole }) => isWhole);
  if (isMeant) building.add('commands', others);
  building.add('matches', lines);
  if (!isMeant) building.add('commands', others);
  return building;
}

class Building implements Lines {
  readonly all: Line[] = [];
  readonly sections: Section[] = [];

  add(name: SectionName, lines: readonly Line[]): void {
    if (lines.length === 0) return;
    this.sections.push({ name, start: this.all.length, count: lines.length });
    this.all.push({ kind: 'heading', id: name, section: name });
    for (const line of lines) this.all.push(line);
  }
}

function accountLines(accounts: readonly AccountGroup[], open: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = [];
  for (const group of accounts) {
    const isOpen = open.has(group.id) && group.rows.length > 0;
    lines.push(accountLine(group, isOpen));
    if (isOpen) for (const row of group.rows) lines.push(row.kind === 'role' ? innerLine(row) : failedLine(row));
  }
  return lines;
}

const roleLine = remembered((row: RoleRow): RoleLine => ({ kind: 'role', id: row.id, row, isInAccount: false }));
const innerLine = remembered((row: RoleRow): RoleLine => ({ kind: 'role', id: row.id, row, isInAccount: true }));
const failedLine = remembered((row: FailedRow): FailedLine => ({ kind: 'failed', id: row.id, row }));
const openLine = remembered((group: AccountGroup): AccountLine => ({
  kind: 'account',
  id: group.id,
  group,
  isOpen: true,
}));
const closedLine = remembered((group: AccountGroup): AccountLine => ({
  kind: 'account',
  id: group.id,
  group,
  isOpen: false,
}));

const commandLine = remembered((command: PanelCommand): CommandLine => ({
  kind: 'command',
  id: `command ${command.id}`,
  command,
}));

function accountLine(group: AccountGroup, isOpen: boolean): AccountLine {
  return isOpen ? openLine(group) : closedLine(group);
}

/** The same line for the same object, for as long as the object is there. */
function remembered<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const known = new WeakMap<From, To>();
  return (from) => {
    const before = known.get(from);
    if (before !== undefined) return before;
    const made = make(from);
    known.set(from, made);
    return made;
  };
}

/** Where the selection stands when nobody has chosen: at the first line that can be selected; -1 if there is none. */
export function firstChoice(lines: readonly Line[]): number {
  return lines.findIndex((line) => line.kind !== 'heading');
}

/** `by` choices further down (or up, where negative), at the ends of the list not further; -1 in a list without any. */
export function choiceFrom(lines: readonly Line[], from: number, by: number): number {
  const step = by < 0 ? -1 : 1;
  let found = isChoice(lines[from]) ? from : -1;
  for (let at = from + step, left = Math.abs(by); left > 0 && at >= 0 && at < lines.length; at += step) {
    if (!isChoice(lines[at])) continue;
    found = at;
    left -= 1;
  }
  return found === -1 ? firstChoice(lines) : found;
}

function isChoice(line: Line | undefined): line is ChoiceLine {
  return line !== undefined && line.kind !== 'heading';
}

/** The n-th favourite or recent role as people count them on screen, from 1; undefined if there are not so many. */
export function numberedRole({ all, sections }: Lines, number: number): RoleRow | undefined {
  const short = sections.filter(({ name }) => name === 'favorites' || name === 'recent');
  const lines = short.flatMap(({ start, count }) => all.slice(start + 1, start + 1 + count));
  const line = lines[number - 1];
  return line?.kind === 'role' ? line.row : undefined;
}
