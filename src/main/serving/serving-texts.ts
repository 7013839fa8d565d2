/** What programs are told, in the language that the panel shows. */
import type { Translate } from '../../shared/messages/index.ts';
import type { Store } from '../core/store.ts';
import { translatorOf } from '../core/translator.ts';
import type { RefusalCode } from './request-check.ts';

export interface ServingTexts {
  readonly t: () => Translate;
  readonly textOf: (code: RefusalCode) => string;
}

export function createServingTexts(store: Store): ServingTexts {
  const t = translatorOf(store);
  return { t, textOf: (code) => t()(`serving.refused.${code}`) };
}
