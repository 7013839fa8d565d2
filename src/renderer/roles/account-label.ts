/** How accounts and roles are called in a sentence. */
import type { Translate } from '../../shared/messages/index.ts';
import { inSentence } from '../../shared/names.ts';

/** An account as one name: `Payments (111122223333)`. */
export function accountLabel(t: Translate, name: string | null, accountId: string): string {
  return name === null ? accountId : t('panel.roles.accountLabel', { name: inSentence(name), accountId });
}

/** A role of an account: `Admin, Payments (111122223333)`. */
export function roleLabel(
  t: Translate,
  { accountId, accountName, roleName }: Readonly<{ accountId: string; accountName: string | null; roleName: string }>,
): string {
  return t('panel.roles.rowLabel', { roleName, account: accountLabel(t, accountName, accountId) });
}
