/** `ensure` and `run`: for whatever needs somebody to be signed in, now or for long. */
import type { Definer } from './definer.ts';

export function defineWaiting({ terminal, ended, add, withSession }: Definer): void {
  const { t } = terminal;
  withSession(add('ensure', t('waiting.help.ensure')))
    .option('-w, --wait <time>', t('waiting.help.wait'))
    .action(async (options) => (await import('../commands/ensure.ts')).ensure(terminal, options));
  withSession(add('run', t('waiting.help.run')))
    .requiredOption('-n, --needs <time>', t('waiting.help.needs'))
    .option('--fresh', t('waiting.help.fresh'))
    .argument('<command...>', t('waiting.help.runCommand'))
    .passThroughOptions()
    .action(async (command: string[], options) =>
      ended(await (await import('../commands/run.ts')).run(terminal, command, options)),
    );
}
