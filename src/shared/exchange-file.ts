/** What the files have in common by which people take something of Daypass elsewhere: whose they are, and their version. */
import * as v from 'valibot';

/** Read by people, and kept in version control. */
export function exchangeText(kind: string, version: number, content: object): string {
  return `${JSON.stringify({ daypass: kind, version, ...content }, null, 2)}\n`;
}

export type ReadExchange =
  | { readonly kind: 'content'; readonly content: object }
  /** Of a version that this Daypass does not know. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'invalid' };

/** `content` is the whole object, and nothing else of it has been looked at. */
export function readExchange(text: string, kind: string, version: number): ReadExchange {
  const found = v.safeParse(v.looseObject({ daypass: v.literal(kind), version: v.number() }), parsed(text));
  if (!found.success) return { kind: 'invalid' };
  if (found.output.version > version) return { kind: 'newer' };
  return found.output.version === version ? { kind: 'content', content: found.output } : { kind: 'invalid' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}
