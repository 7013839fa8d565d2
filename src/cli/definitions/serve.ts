/** `serve`: hands out role credentials by HTTP, to programs and containers. */
import { variableFormats } from '../../shared/serving.ts';
import type { Definer } from './definer.ts';

export function defineServe({ terminal, ended, add, withRole }: Definer): void {
  const { t } = terminal;
  withRole(add('serve', t('serving.help.serve')))
    .option('--listen <address>', t('serving.help.listen'))
    .option('--port <number>', t('serving.help.port'))
    .option('--for <time>', t('serving.help.for'))
    .option('--print-env <format>', t('serving.help.printEnv', { formats: variableFormats.join(', ') }))
    .option('--snippet <kind>', t('serving.help.snippet', { kinds: 'devcontainer, compose, wsl, terraform' }))
    .argument('[command...]', t('serving.help.command'))
    .passThroughOptions()
    .action(async (command: string[], options) =>
      ended(await (await import('../commands/serve.ts')).serve(terminal, command, options)),
    );
}
