/** Files of one thing many thousand times over: read and changed, and nothing gives up. The times are for the benchmark. */
import { expect, test } from 'vitest';
import { hostileTexts } from '../../../../bench/hostile-texts.ts';
import { applyEdits } from './apply.ts';
import { parseAnew } from './document.ts';
import type { ConfigEdit } from './edit.ts';
import { readConfiguredSessions } from './configured-sessions.ts';

const edit: ConfigEdit = {
  kind: 'set-key',
  section: { kind: 'sso-session', name: 'corp' },
  key: 'sso_region',
  value: 'eu-central-1',
};

/** More parts than a function takes arguments, and far too many to be copied for each other. */
test.each(hostileTexts.filter(([name]) => /repeated|indented|legacy|one name/.test(name)))(
  'as large as Daypass opens: %s',
  { timeout: 300_000 },
  (_, make) => {
    const text = make(99_000);
    expect(readConfiguredSessions(text).map(({ name }) => name)).toContain('corp');
    expect(applyEdits(parseAnew(text), [edit])).toHaveProperty('ok');
  },
);
