/** `kube-token`, `docker-credential` and `codeartifact-token`: what other tools run for tokens of their own. */
import type { Definer } from './definer.ts';

export function defineOtherTools({ terminal, ended, add, withRole, withCache }: Definer): void {
  const { t } = terminal;
  withCache(withRole(add('kube-token', t('otherTools.kube.help'))))
    .requiredOption('--cluster-name <name>', t('otherTools.kube.cluster'))
    .option('--region <name>', t('otherTools.region'))
    .option('--kubeconfig', t('otherTools.kube.kubeconfig'))
    .action(async (options) => (await import('../commands/kube-token.ts')).kubeToken(terminal, options));
  withCache(withRole(add('docker-credential', t('otherTools.docker.help'))))
    .argument('<action>', t('otherTools.docker.action'))
    .action(async (action: string, options) => {
      const { dockerCredential } = await import('../commands/docker-credential.ts');
      ended(await dockerCredential(terminal, action, options));
    });
  withCache(withRole(add('codeartifact-token', t('otherTools.codeArtifact.help'))))
    .requiredOption('--domain <name>', t('otherTools.codeArtifact.domain'))
    .option('--domain-owner <id>', t('otherTools.codeArtifact.owner'))
    .option('--region <name>', t('otherTools.region'))
    .option('--duration <time>', t('otherTools.codeArtifact.duration'))
    .action(async (options) =>
      (await import('../commands/codeartifact-token.ts')).codeArtifactToken(terminal, options),
    );
}
