/** What ends the serving of roles to programs; several have a menu of their own. */
import type { AppState } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import { servedName } from '../../shared/served-text.ts';
import { shortName } from './label.ts';
import { action, submenu, type TrayItem } from './tray-item.ts';

/** The panel has all of them. */
const mostServed = 8;

export function servedItems(
  state: Pick<AppState, 'served' | 'sessions'>,
  { t }: Pick<TextContext, 't'>,
): readonly TrayItem[] {
  const { served } = state;
  const each = served.slice(0, mostServed).map((one) => {
    const { role, account } = servedName(one, state);
    const text = t('serving.stopRole', { role: shortName(role), account: shortName(account) });
    return action(`stop-serving:${one.id}`, text, { type: 'stop-serving', servedId: one.id });
  });
  if (served.length < 2) return each;
  const all = action('stop-serving', t('serving.stopEach', { count: served.length }), {
    type: 'stop-serving',
    servedId: null,
  });
  return [submenu('served', t('tray.served', { count: served.length }), [...each, all])];
}
