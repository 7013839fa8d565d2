/** `export`, `exec` and `credential-process`: commands that hand out role credentials. */
import type { Command } from 'commander';
import { credentialFormats } from '../../shared/credential-formats.ts';
import type { Definer } from './definer.ts';

export function defineCredentials({ terminal, ended, add, withRole, withCache }: Definer): void {
  const { t } = terminal;
  const handingOut = (command: Command): Command => withCache(withRole(command));
  handingOut(add('export', t('cli.help.export')))
    .option('-f, --format <format>', t('cli.help.format', { formats: credentialFormats.join(', ') }))
    .action(async (options) => (await import('../commands/credentials.ts')).exportCredentials(terminal, options));
  handingOut(add('exec', t('cli.help.exec')))
    .argument('<command...>', t('cli.help.execCommand'))
    .passThroughOptions()
    .action(async (command: string[], options) => {
      const { execWithCredentials } = await import('../commands/credentials.ts');
      ended(await execWithCredentials(terminal, command, options));
    });
  handingOut(add('credential-process', t('cli.help.credentialProcess'))).action(async (options) =>
    (await import('../commands/credentials.ts')).credentialProcess(terminal, options),
  );
}
