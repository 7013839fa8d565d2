/** Tests of the list of roles as lines. */
import { expect, test } from 'vitest';
import { makeState } from '../../../testing/support/states.ts';
import { exampleAccount, exampleSession } from './example-session.ts';
import { allAccountGroups, recentGroup } from './groups.ts';
import { choiceFrom, firstChoice, type HomeContent, homeLines, type Lines, matchLines, numberedRole } from './lines.ts';
import { panelCommands } from './panel-commands.ts';

const payments = exampleAccount('000000000001', 'Payments', ['Admin', 'ReadOnly']);
const broken = exampleAccount('000000000002', 'Data', null);
const waiting = exampleAccount('000000000003', null, []);
const used = (roleName: string, usedAt: number) => ({ accountId: '000000000001', accountName: 'P', roleName, usedAt });
const session = exampleSession('corp', [payments, broken, waiting], [used('Admin', 2), used('ReadOnly', 1)]);
const accounts = allAccountGroups([session]);
const recent = recentGroup([session])!.rows;

const home = (changes: Partial<HomeContent> = {}): Lines =>
  homeLines({ favorites: [], recent, accounts, open: new Set(), chained: [], ...changes });
const said = ({ all }: Lines): readonly string[] =>
  all.map((line) => {
    if (line.kind === 'heading') return `# ${line.section}`;
    if (line.kind === 'account') return `${line.isOpen ? '-' : '+'} ${line.group.account.accountId.slice(-1)}`;
    if (line.kind === 'command') return line.command.title;
    return line.kind === 'role' ? line.row.roleName : line.kind;
  });

test('recent roles come first, then each account as one line', () => {
  expect(said(home())).toEqual(['# recent', 'Admin', 'ReadOnly', '# accounts', '+ 1', '+ 2', '+ 3']);
});

test('favourites stand above all, and an empty part has no heading', () => {
  expect(said(home({ favorites: recent.slice(1), recent: [] })).slice(0, 3)).toEqual([
    '# favorites',
    'ReadOnly',
    '# accounts',
  ]);
  expect(said(home({ recent: [], accounts: [] }))).toEqual([]);
});

test('an open account shows its roles, or why they are missing; one without any stays closed', () => {
  const open = new Set(accounts.map(({ id }) => id));
  expect(said(home({ recent: [], open }))).toEqual(['# accounts', '- 1', 'Admin', 'ReadOnly', '- 2', 'failed', '+ 3']);
});

test('each section knows where it begins and how many lines it has', () => {
  const { all, sections } = home();
  for (const { name, start, count } of sections) {
    expect(all[start]).toMatchObject({ kind: 'heading', section: name });
    const lines = all.slice(start + 1, start + 1 + count);
    expect(lines).toHaveLength(count);
    expect(lines.some(({ kind }) => kind === 'heading')).toBe(false);
  }
  expect(sections.reduce((sum, { count }) => sum + count + 1, 0)).toBe(all.length);
});

test('ids are unique, and the same state gives the same lines', () => {
  const open = new Set(accounts.map(({ id }) => id));
  const [one, other] = [home({ open }), home({ open })];
  expect(new Set(one.all.map(({ id }) => id)).size).toBe(one.all.length);
  one.all.forEach((line, at) => {
    if (line.kind !== 'heading') expect(other.all[at]).toBe(line);
  });
});

test('a match is a role with its account, or an account that has no roles to show', () => {
  const { all } = matchLines([recent[0]!, accounts[2]!], []);
  expect(all.map(({ kind }) => kind)).toEqual(['heading', 'role', 'account']);
});

test('the selection leaps over headings and stops at the ends', () => {
  const { all } = home();
  expect(firstChoice(all)).toBe(1);
  expect(choiceFrom(all, 2, 1)).toBe(4);
  expect(choiceFrom(all, 4, -1)).toBe(2);
  expect(choiceFrom(all, 1, -1)).toBe(1);
  expect(choiceFrom(all, 6, 1)).toBe(6);
  expect(choiceFrom(all, 1, 4)).toBe(6);
  expect(choiceFrom(all, 1, 100)).toBe(6);
  expect(choiceFrom(all, 6, -100)).toBe(1);
  expect(choiceFrom(all, all.length, -1)).toBe(6);
  expect(choiceFrom(all, -1, 1)).toBe(1);
  expect([firstChoice([]), choiceFrom([], 0, 1)]).toEqual([-1, -1]);
});

test('favourites and recent roles are counted together from one', () => {
  const lines = home({ favorites: [{ ...recent[0]!, id: 'favourite' }] });
  expect([1, 2, 3].map((number) => numberedRole(lines, number)?.roleName)).toEqual(['Admin', 'Admin', 'ReadOnly']);
  expect(numberedRole(lines, 1)?.id).toBe('favourite');
  expect(numberedRole(lines, 4)).toBeUndefined();
  expect(numberedRole(home({ recent: [] }), 1)).toBeUndefined();
});

test('a command whose name is typed in full stands before all roles, another one after them', () => {
  const [command] = panelCommands(makeState([session]), 0);
  const hit = (isWhole: boolean) => [{ command: command!, isWhole }];
  expect(said(matchLines([recent[0]!], hit(true)))).toEqual(['# commands', 'Settings', '# matches', 'Admin']);
  expect(said(matchLines([recent[0]!], hit(false)))).toEqual(['# matches', 'Admin', '# commands', 'Settings']);
  expect(said(matchLines([], hit(false)))).toEqual(['# commands', 'Settings']);
});
