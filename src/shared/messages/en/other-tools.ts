/** What the commands say that other tools run for their tokens, in English. */
export const otherTools = {
  region: 'the region; without it AWS_REGION, AWS_DEFAULT_REGION or the profile counts',
  noRegion: 'Name the region with --region or AWS_REGION, or in the profile.',
  badRegion: '{{region}} is not a region.',
  kube: {
    help: 'Print a token for an Amazon EKS cluster, as exec plugins of Kubernetes do',
    cluster: 'the name of the cluster',
    badCluster: '{{cluster}} is not the name of a cluster: it has letters, digits, - and _, 100 at most.',
    kubeconfig: 'print what belongs into a kubeconfig file, with the whole paths that programs without a shell need',
  },
  docker: {
    help: 'Give passwords of Amazon ECR to docker, as a credential helper',
    action: 'get, store, erase or list, as docker asks; or script, which prints the program that docker looks for',
    noSuchAction: 'There is no action {{action}}, but {{actions}}.',
    noProfile: 'No profile in your AWS config has a role in account {{account}}.',
    notStored:
      'Daypass stores no passwords. Name it in credHelpers for your registries of Amazon ECR, not as credsStore.',
    anonymous: 'No password for {{registry}}, so docker goes on without one: {{reason}}',
  },
  codeArtifact: {
    help: 'Print a token for the package repositories of an AWS CodeArtifact domain',
    domain: 'the name of the domain',
    owner: 'the account that owns the domain, by its 12 digits; without it that of the role',
    duration: 'how long the token is good for, such as 15m or 12h; 0 is as long as the credentials of the role',
    badDomain: '{{domain}} is not the name of a domain: it has 2 to 50 lowercase letters, digits and hyphens.',
    badDuration: '{{duration}} is not a length of time from 15m to 12h, nor 0.',
  },
} as const;
