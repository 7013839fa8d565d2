/** Makes an exact edit of a cure for which a person has told the missing value. */
import type { ConfigEdit } from '../aws/config/edit.ts';
import { readStartUrl } from '../aws/start-url.ts';
import type { Cure, ValueCure } from './finding.ts';

/** `typed`: as it was typed or pasted. Whether it is any good is for `mend` to find out. */
export function withValue({ file, asked }: ValueCure, typed: string): Cure {
  const value = plain(asked.for === 'key' ? asked.key : null, typed.trim());
  if (asked.for === 'key') {
    const { section, key } = asked;
    return { kind: 'edit', file, edits: [{ kind: 'set-key', section, key, value }] };
  }
  const mentions = asked.mentions.map(({ profile, key }): ConfigEdit => {
    return { kind: 'set-key', section: { kind: 'profile', name: profile }, key, value };
  });
  return { kind: 'edit', file, edits: [...mentions, { kind: 'rename-section', section: asked.section, to: value }] };
}

/** A start URL may be pasted with what stood around it. */
function plain(key: string | null, value: string): string {
  const read = key === 'sso_start_url' ? readStartUrl(value) : null;
  return read?.ok ? read.value.startUrl : value;
}
