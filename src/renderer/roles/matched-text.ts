/** What of a line matches a search and is not to be seen in it otherwise: without it nobody knows why the line was found. */
import type { ChoiceLine } from './lines.ts';
import { type ListedSession, roleKey } from './listed-sessions.ts';
import type { Marks } from './use-lines.ts';

export interface MatchedFacts {
  readonly session: ListedSession | undefined;
  readonly nickname: string | null;
  readonly accountNickname: string | null;
}

/** @returns an account's id, its e-mail address, a name that a nickname stands for, or another profile; null: none of them matches */
export function matchedText(line: ChoiceLine, facts: MatchedFacts, marks: Marks | null): string | null {
  if (marks === null) return null;
  const { shown, hidden } = textsOf(line, facts);
  const seen = shown.map((text) => text.toLowerCase());
  // Where what is shown has the same letters, as most addresses have the account's name, it is reason enough.
  const isReason = (piece: string): boolean => seen.every((text) => !text.includes(piece.toLowerCase()));
  return hidden.find((text) => marks(text).some(({ start, end }) => isReason(text.slice(start, end)))) ?? null;
}

interface LineTexts {
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
}

function textsOf(line: ChoiceLine, { session, nickname, accountNickname }: MatchedFacts): LineTexts {
  switch (line.kind) {
    case 'role': {
      const { accountId, accountName, accountEmail = null, roleName, chain } = line.row;
      const [profile = null, ...profiles] = session?.profiles.get(roleKey(accountId, roleName)) ?? [];
      const role = split([nickname, roleName]);
      const account = split([accountNickname, accountName, accountId]);
      return {
        shown: [...role.shown, ...account.shown, ...texts([chain === undefined ? profile : chain.profile])],
        hidden: [...role.hidden, ...account.hidden, ...(chain === undefined ? profiles : []), ...texts([accountEmail])],
      };
    }
    case 'account': {
      const { name, accountId, email } = line.group.account;
      const { shown, hidden } = split([accountNickname, name]);
      return { shown: [...shown, accountId], hidden: [...hidden, ...texts([email])] };
    }
    case 'failed':
    case 'command':
      return { shown: [], hidden: [] };
  }
}

/** Of several names of one thing the first one is shown. */
function split(names: readonly (string | null)[]): LineTexts {
  const [first, ...others] = texts(names);
  return { shown: first === undefined ? [] : [first], hidden: others };
}

function texts(all: readonly (string | null)[]): readonly string[] {
  return all.filter((text) => text !== null);
}
