/** A problem in words: what happened, and what to do about it. */
import { reason } from './messages/en/reason.ts';
import type { Translate } from './messages/index.ts';
import type { ReasonText, ReasonTexts } from './messages/problem-texts.ts';
import type { Problem, ProblemParams } from './problems.ts';

export interface ProblemSentences {
  /** What happened. */
  readonly message: string;
  /** What to do, or what Daypass does about it by itself. */
  readonly action: string;
}

/** Both sentences in the translator's language; a reason without words of its own appears as the code that it is. */
export function problemText(t: Translate, problem: Problem): ProblemSentences {
  const count = 'count' in problem.params ? problem.params.count : undefined;
  const translate = loosely(t, count);
  const own = `problem.${problem.code}`;
  const known = knownReason(problem);
  const params = known ? { ...problem.params, [known.param]: translate(`${known.key}.text`) } : problem.params;
  const actions = [
    problem.retry === 'auto' ? `${own}.whileRetrying` : null,
    known?.hasAction ? `${known.key}.action` : null,
    `${own}.action`,
  ];
  const action = actions.map((key) => (key ? translate(key, params) : '')).find((text) => text !== '');
  return { message: translate(`${own}.message`, params), action: action ?? '' };
}

/** Which parameter of which code holds a reason, and the table that may know it. */
const reasonParams = [
  ['file-unreadable', 'reason', 'file'],
  ['file-unwritable', 'reason', 'file'],
  ['login-item-failed', 'reason', 'file'],
  ['data-folder-unwritable', 'reason', 'file'],
  ['tls-failed', 'reason', 'tls'],
  ['proxy-failed', 'status', 'proxy'],
  ['ca-bundle-unreadable', 'reason', 'bundle'],
  ['config-ca-bundle-unreadable', 'reason', 'bundle'],
  ['token-unreadable', 'reason', 'token'],
  ['clock-skewed', 'direction', 'clock'],
  ['loopback-unavailable', 'reason', 'listen'],
  ['serving-not-opened', 'reason', 'serving'],
  ['managed-unreadable', 'reason', 'managed'],
  ['sign-in-refused', 'error', 'oauth'],
] as const satisfies readonly {
  [Code in Problem['code']]: readonly [Code, keyof ProblemParams[Code], keyof ReasonTexts];
}[Problem['code']][];

interface KnownReason {
  readonly param: string;
  /** Where its texts are in the messages. */
  readonly key: string;
  readonly hasAction: boolean;
}

function knownReason({ code, params }: Problem): KnownReason | null {
  const entry = reasonParams.find(([withReason]) => withReason === code);
  if (!entry) return null;
  const [, param, kind] = entry;
  const name = String((params as Readonly<Record<string, unknown>>)[param]);
  const table: Readonly<Record<string, ReasonText>> = reason[kind];
  // Asked of the table and not of i18next: a foreign reason may contain i18next's separators.
  if (!Object.hasOwn(table, name)) return null;
  return { param, key: `reason.${kind}.${name}`, hasAction: table[name]?.action !== undefined };
}

/** The keys above are made from unions whose parameters the compiler cannot pair with them; the tests try every pair. */
function loosely(t: Translate, count?: number): (key: string, params?: object) => string {
  const translate = t as unknown as (key: string, options: object) => string;
  return (key, params = {}) => translate(key, { replace: params, defaultValue: '', count });
}
