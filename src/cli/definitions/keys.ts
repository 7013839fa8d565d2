/** `keys write`, `keys remove` and `keys list`: role credentials in the credentials file. */
import type { Command } from 'commander';
import type { Definer } from './definer.ts';

export function defineKeys({ terminal, add, withJson }: Definer): void {
  const { t } = terminal;
  const keys = add('keys', t('writtenKeys.help.keys')).helpCommand(false);
  const under = (name: string, description: string): Command =>
    keys
      .command(name)
      .description(description)
      .helpOption('-h, --help', t('cli.help.help'))
      .copyInheritedSettings(keys);
  under('write', t('writtenKeys.help.write'))
    .option('-p, --profile <name>', t('cli.help.profile'))
    .option('--as <name>', t('writtenKeys.help.as'))
    .action(async (options) => (await import('../commands/keys.ts')).writeKeys(terminal, options));
  under('remove', t('writtenKeys.help.remove'))
    .option('-p, --profile <name>', t('cli.help.profile'))
    .option('--as <name>', t('writtenKeys.help.removeAs'))
    .option('--all', t('writtenKeys.help.all'))
    .action(async (options) => (await import('../commands/keys.ts')).removeKeys(terminal, options));
  withJson(under('list', t('writtenKeys.help.list'))).action(async (options) =>
    (await import('../commands/keys.ts')).listKeys(terminal, options),
  );
}
