/** A command of the search field before its texts are made. */
import type { Translate } from '../../shared/messages/index.ts';
import type { PanelAct } from '../core/panel-act.ts';

export interface Draft {
  readonly id: string;
  /** `name`: the one below, or a space for the words that it is found by. */
  readonly text: (t: Translate, name: string) => string;
  /** What is shown, where the text with the name is not that. */
  readonly title?: (t: Translate) => string;
  readonly also: (t: Translate) => string;
  readonly act: PanelAct;
  /** Of what it is about, such as a session: it alone does not find the command, as it is what others are looked for by. Null: none. */
  readonly name: string | null;
}
