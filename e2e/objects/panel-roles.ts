/** The list of roles in the panel, as a person searches it. */
import type { Locator, Page } from 'playwright/test';
import { en } from '../../src/shared/messages/en/index.ts';

const { roles } = en.panel;

export interface PanelRoles {
  readonly search: Locator;
  /** The rows of the list: roles and accounts. An account's roles are there once it is opened or searched for. */
  readonly roles: Locator;
  /** A row of the list that is there: by the name, or by name and account. */
  role(name: string | RegExp): Locator;
  /**
   * Searches for a role, by its name or as "Admin, payments (100000000001)", and resolves to its row among the matches. Waits for
   * nothing: the list may not have it yet.
   */
  findRole(name: string): Promise<Locator>;
  /** Searches for a role and opens its console. */
  openConsole(name: string): Promise<void>;
  /** Searches for a role and copies the link to its console. */
  copyLink(name: string): Promise<void>;
  /** What is said about the accounts that could not be listed. */
  readonly accountsProblem: Locator;
  /** What is said about single accounts whose roles could not be listed. */
  readonly rolesProblem: Locator;
}

export function panelRoles(page: Page): PanelRoles {
  const region = page.getByRole('region', { name: roles.heading, exact: true });
  const list = region.getByRole('listbox', { name: roles.heading });
  const search = page.getByRole('combobox', { name: roles.search });
  const matches = list.getByRole('group', { name: roles.section.matches });
  const findRole = async (name: string): Promise<Locator> => {
    const { id = '', role = name } = /^(?<role>.+), .*?(?<id>\d{12})\)?$/.exec(name)?.groups ?? {};
    await search.fill(`${id} ${role}`);
    return matches.getByRole('option', { name: nameOf(name) }).first();
  };
  return {
    search,
    roles: list.getByRole('option'),
    role: (name) => list.getByRole('option', { name: typeof name === 'string' ? nameOf(name) : name }),
    findRole,
    openConsole: async (name) => (await findRole(name)).click(),
    async copyLink(name) {
      await (await findRole(name)).hover();
      await page.keyboard.press('ControlOrMeta+l');
    },
    accountsProblem: region.getByRole('alert'),
    rolesProblem: region.getByRole('status').filter({ has: page.getByRole('button') }),
  };
}

/**
 * The name of a row that is meant by "Admin, payments (100000000001)", with a session's name behind it or not: a row is called by
 * the words that are seen in it, in their order, and then by what is not seen. Any other text is a part of the name as it is.
 */
export function nameOf(meant: string): string | RegExp {
  const parts = /^(?<role>.+?), (?:(?<account>[^(]+) \()?(?<id>\d{12})\)?(?:, (?<session>.+))?$/.exec(meant)?.groups;
  if (parts === undefined) return meant;
  const pieces = [parts['role'], parts['account'], parts['id'], parts['session']].filter((one) => one !== undefined);
  const isPiece = (piece: string): string =>
    `(?=(?:.*[, (])?${piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:[, )]|$))`;
  return new RegExp(`^${pieces.map(isPiece).join('')}`);
}
