/** The shape of the doctor's texts: the compiler asks for every code in every language. */
import type { FindingCode } from '../findings.ts';

export interface FindingText {
  /** What is wrong, in one sentence, without the place. */
  readonly message: string;
  /** What cures it, as something to do: by the button beside it, or by hand. */
  readonly cure: string;
}

export type FindingTexts = Readonly<Record<FindingCode, FindingText>>;
