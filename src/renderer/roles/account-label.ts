/** How an account is called in a sentence. */
import type { Translate } from '../../shared/messages/index.ts';
import { inSentence } from '../../shared/names.ts';

/** An account as one name: `Payments (111122223333)`. */
export function accountLabel(t: Translate, name: string | null, accountId: string): string {
  return name === null ? accountId : t('panel.roles.accountLabel', { name: inSentence(name), accountId });
}
