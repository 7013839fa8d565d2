/** `ensure`: for whatever waits until somebody is signed in. */
import type { Definer } from './definer.ts';

export function defineWaiting({ terminal, add, withSession }: Definer): void {
  const { t } = terminal;
  withSession(add('ensure', t('waiting.help.ensure')))
    .option('-w, --wait <time>', t('waiting.help.wait'))
    .action(async (options) => (await import('../commands/ensure.ts')).ensure(terminal, options));
}
