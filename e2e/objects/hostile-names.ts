/** Account names that nobody would choose in good faith, or that a careless page breaks on. */
import type { Account } from '../../testing/identity-center/organisation.ts';

/** Each with its place in the list, so that most of them differ. */
export const hostileNames: Readonly<Record<string, (at: number) => string | undefined>> = {
  'control characters': (at) => `line\nbreak\ttab\u0000null\u001b[31mred\u0007 ${at}`,
  'line and paragraph separators': (at) => `one\u2028two\u2029three ${at}`,
  'turned by an override': (at) => `\u202eprod ${at}`,
  'isolates that are not closed': (at) => `\u2067\u2066\u202b open ${at}`,
  'ends of isolates that were not opened': (at) => `\u2069\u202c\u2069 shut ${at}`,
  Hebrew: (at) => `חשבון פיתוח ${at}`,
  Arabic: (at) => `مدفوعات (${at})`,
  '500 letters': (at) => `${'long name '.repeat(49)}${at}`.padEnd(500, '.'),
  '500 letters without a blank': (at) => `${'x'.repeat(490)}${at}`.padEnd(500, 'y'),
  'the same as many others': () => 'shared-services',
  empty: () => '',
  'blanks alone': () => ' \u3000\u00a0 ',
  'nothing to be seen': () => '\u200b\u200f\u2060\u00ad',
  'none at all': () => undefined,
  HTML: (at) => `<img src=x onerror="window.hacked=true"><b>bold</b> & {{name}} $t(panel.back) ${at}`,
  emoji: (at) => `👩‍👩‍👧‍👦🏳️‍🌈🇯🇵 ${at}`,
  'accents upon accents': (at) => `Z${'\u0301\u0323'.repeat(60)}algo ${at}`,
  'halves of letters': (at) => `half \ud83d ${at}`,
  'Japanese of full width': (at) => `決済基盤（本番）ＡＢＣ ${at}`,
  'what menus and paths mean something by': (at) => `&File && ../../etc > C:\\ | ~ ${at}`,
};

const makers = Object.values(hostileNames);

/** `count` accounts, the kinds in turns; the first ones are of each kind in its order. Each has two roles. */
export function hostileAccounts(count: number): readonly Account[] {
  return Array.from({ length: count }, (_, at) => {
    const accountName = makers[at % makers.length]!(at);
    return {
      accountId: String(500_000_000_000 + at * 7),
      ...(accountName !== undefined && { accountName }),
      roles: ['AdministratorAccess', 'ReadOnlyAccess'],
    };
  });
}
