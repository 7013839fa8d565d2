/** Reads a token file without end, as any AWS tool might, and tells its parent when it met something that is no token. */
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export type FromReader =
  | { readonly kind: 'reads'; readonly count: number }
  /** `at`: epoch ms before and after the read. */
  | { readonly kind: 'broken'; readonly at: readonly [number, number]; readonly what: string };

const [, , file = ''] = process.argv;
process.once('disconnect', () => process.exit());
const tell = (message: FromReader): void => void process.send?.(message);

/** What is wrong with the text; empty if it is a whole token that can be renewed. */
function flawOf(text: string): string {
  try {
    const token = JSON.parse(text) as Record<string, unknown>;
    const missing = ['accessToken', 'expiresAt', 'refreshToken', 'clientId', 'clientSecret'].filter(
      (name) => typeof token[name] !== 'string',
    );
    return missing.length > 0 ? `without ${missing.join(', ')}` : '';
  } catch {
    return `no JSON: ${text.length} characters`;
  }
}

for (let count = 1; ; count++) {
  const before = Date.now();
  const flaw = await readFile(file, 'utf8').then(flawOf, (error: NodeJS.ErrnoException) => String(error.code));
  if (flaw) tell({ kind: 'broken', at: [before, Date.now()], what: flaw });
  if (count % 100 === 0) tell({ kind: 'reads', count });
  // Thousands of looks a second would leave the writers no processor.
  await delay(1);
}
