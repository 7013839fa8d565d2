/** What the commands say that other tools run for their tokens, in English. */
export const otherTools = {
  region: 'the region (default: AWS_REGION, AWS_DEFAULT_REGION, then the profile)',
  noRegion: 'Set the region with --region or AWS_REGION, or in the profile.',
  badRegion: '{{region}} isn’t a region.',
  kube: {
    help: 'Print a token for an Amazon EKS cluster, as exec plugins of Kubernetes do',
    cluster: 'the name of the cluster',
    badCluster: '{{cluster}} isn’t a cluster name. Use up to 100 letters, digits, hyphens and underscores.',
    kubeconfig: 'print the entry for a kubeconfig file, with the absolute paths that programs without a shell need',
  },
  docker: {
    help: 'Give passwords of Amazon ECR to docker, as a credential helper',
    action: 'get, store, erase or list, as docker asks; or script, which prints the program that docker looks for',
    noSuchAction: 'There is no action {{action}}. Use one of {{actions}}.',
    noProfile: 'No profile in your AWS config has a role in account {{account}}.',
    notStored: 'Daypass stores no passwords. List it in credHelpers for your Amazon ECR registries, not as credsStore.',
    anonymous: 'No password for {{registry}}, so docker continues without one: {{reason}}',
  },
  codeArtifact: {
    help: 'Print a token for the package repositories of an AWS CodeArtifact domain',
    domain: 'the name of the domain',
    owner: 'the account ID of the domain’s owner (default: the account of the role)',
    duration: 'how long the token is valid, such as 15m or 12h; 0 is as long as the role’s credentials',
    badDomain: '{{domain}} isn’t a domain name. Use 2 to 50 lowercase letters, digits and hyphens.',
    badDuration: '{{duration}} isn’t a length of time from 15m to 12h, nor 0.',
  },
} as const;
