/** `console`. */
import type { Definer } from './definer.ts';

export function defineConsole({ terminal, add, withRole }: Definer): void {
  const { t } = terminal;
  withRole(add('console', t('cli.help.console')))
    .option('--print', t('cli.help.print'))
    .action(async (options) => (await import('../commands/others.ts')).openConsole(terminal, options));
}
