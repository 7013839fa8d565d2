/** Findings in words: for the panel, for "copy as text", for a command line. */
import { type ConfigPlace, type FindingSummary, type FindingDetails, isOwn, type ToolView } from './findings.ts';
import { reason } from './messages/en/reason.ts';
import type { Translate } from './messages/index.ts';

export interface FindingSentences {
  /** What is wrong. */
  readonly message: string;
  /** What cures it. */
  readonly cure: string;
}

export function findingText(t: Translate, { code, params }: FindingDetails): FindingSentences {
  // The keys are made from a union whose parameters the compiler cannot pair with them; the tests try every one.
  const translate = t as unknown as (key: string, options: object) => string;
  const known =
    code === 'file-not-read' || code === 'managed-unreadable' ? knownReason(reasonTables[code], params.reason) : null;
  const filledParams: object =
    'views' in params
      ? { ...params, views: viewsText(t, params.views) }
      : known === null
        ? params
        : { ...params, reason: translate(`reason.${known.key}.text`, {}) };
  const options = { replace: filledParams };
  const also = 'also' in params && params.also !== '' ? t('doctor.alsoNamed', { also: params.also }) : null;
  const ownCure = [translate(`finding.${code}.cure`, options), also].filter((text) => text !== null).join(' ');
  return {
    message: translate(`finding.${code}.message`, options),
    cure: known?.hasAction === true ? translate(`reason.${known.key}.action`, {}) : ownCure,
  };
}

/** Which reasons there may be, by the code that has one. */
const reasonTables = { 'file-not-read': 'file', 'managed-unreadable': 'managed' } as const;

interface KnownReason {
  /** Where its texts are in the messages. */
  readonly key: string;
  /** Whether it also has words for what helps. */
  readonly hasAction: boolean;
}

/** A reason that the messages have words for. */
function knownReason(table: 'file' | 'managed', code: string): KnownReason | null {
  const texts: Readonly<Record<string, object>> = reason[table];
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  return text === undefined ? null : { key: `${table}.${code}`, hasAction: 'action' in text };
}

/** Which tools see what: `AWS CLI: “corp”; AWS SDK for Go: nothing`. */
function viewsText(t: Translate, views: readonly ToolView[]): string {
  return views.map(({ tools, sees, text }) => `${tools}: ${t(`doctor.sees.${sees}`, { text: text ?? '' })}`).join('; ');
}

/** How many tools there are to be concerned. */
const allTools = 5;

/** Which tools are concerned; nothing where no tool is, but a person. */
export function toolsText(t: Translate, tools: readonly string[]): string {
  if (tools.length === 0) return '';
  return tools.length >= allTools ? t('doctor.allTools') : t('doctor.tools', { tools: tools.join(', ') });
}

/** `file:line:column`, as editors and terminals take it. */
export function placeText({ file, line, column }: ConfigPlace): string {
  return `${file}:${line}:${column}`;
}

/** All findings as plain text, to be sent to somebody who helps; it holds no secret. */
export function doctorText(findings: readonly FindingSummary[], t: Translate): string {
  if (findings.length === 0) return `${t('doctor.nothing')}\n`;
  const blocks = findings.map((one) => {
    const { message, cure } = findingText(t, one);
    const first = `${one.place ? `${placeText(one.place)}: ` : ''}${t(`doctor.${one.severity}`)}: ${message}`;
    const command = one.cure.kind === 'command' ? one.cure.command : '';
    return [first, toolsText(t, one.tools), cure, command].filter((line) => line !== '').join('\n  ');
  });
  return `${[summaryText(findings, findings.length, t), ...blocks].join('\n\n')}\n`;
}

/** How many there are: of the AWS files, unless Daypass's own settings are among them. */
export function summaryText(findings: readonly Pick<FindingDetails, 'code'>[], count: number, t: Translate): string {
  return t(findings.some(isOwn) ? 'doctor.found' : 'doctor.summary', { count });
}
