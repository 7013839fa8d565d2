/** What every search of the panel does with texts and with what people type or paste. */
import uFuzzy from '@leeoniya/ufuzzy';
import { withoutTrailing } from '../../shared/text-ends.ts';

/** Without capitals, accents, and full-width forms of letters and digits: as it is compared. */
export function plainText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase();
  // Signs that nobody sees come along with what is copied.
  return uFuzzy.latinize(plain).replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}

const quotes = '"\'`“”«»„';
const sessionRole = /^awsreservedsso_(.+)_[0-9a-f]{16}$/;

/**
 * A query as people mean it. An ARN of a role or of a role's session becomes its account and its role's name; an account id that
 * is written in groups (1234-5678-9012) becomes one number. Quotes around it are no part of it.
 */
export function plainQuery(query: string): string {
  const plain = withoutTrailing(plainText(query).trim(), quotes).replace(/^["'`“”«»„]+/, '');
  const [, account = '', kind, path = ''] =
    /arn:[\w-]+:(?:iam|sts)::(\d{12}):(role|assumed-role)\/(\S+)/.exec(plain) ?? [];
  const parts = path.split('/');
  const name = (kind === 'role' ? parts.at(-1) : parts[0]) ?? '';
  if (kind !== undefined) return `${account} ${sessionRole.exec(name)?.[1] ?? name}`;
  return plain
    .replaceAll(/(?<!\d)(\d{4})[\s\u2010-\u2015-]+(\d{4})[\s\u2010-\u2015-]+(\d{4})(?!\d)/g, '$1$2$3')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
