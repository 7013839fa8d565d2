/** `daypass kube-token`: the exec plugin of Kubernetes for clusters of Amazon EKS. */
import { kubeToken as tokenFor } from '../../main/aws/api/kube-token.ts';
import { now } from '../../main/system/clock.ts';
import { minute, type Ms } from '../../shared/time.ts';
import { ownCommand } from '../own-command.ts';
import { placeIn, regionFor } from '../region.ts';
import { type Terminal, usageError } from '../terminal.ts';
import { type CredentialOptions, withCredentials } from './credentials.ts';

export interface KubeTokenOptions extends CredentialOptions {
  readonly clusterName: string;
  readonly region?: string;
  readonly kubeconfig?: boolean;
}

/** The service takes a token for 15 minutes; the AWS CLI has it made anew after 14 (eks/get_token.py). */
const lifetime: Ms = 14 * minute;

/** Prints an ExecCredential; with `--kubeconfig` the part of a kubeconfig file that makes kubectl ask for it. */
export async function kubeToken(terminal: Terminal, options: KubeTokenOptions): Promise<void> {
  const { clusterName, region } = options;
  if (!/^[0-9A-Za-z][\w-]{0,99}$/.test(clusterName))
    throw usageError(terminal.t('otherTools.kube.badCluster', { cluster: clusterName }));
  if (options.kubeconfig === true) return terminal.out(kubeconfigUser(terminal, options));
  const credential = await withCredentials(terminal, options, async (services, given) => {
    const place = placeIn(regionFor(terminal, region, given), services, given);
    const signedAt = services.clockCheck.awsNow();
    const token = await tokenFor(services.clients, place, given.keys, { clusterName, signedAt });
    // The client looks at the clock of this computer; a token is worth nothing without the keys that it was signed with.
    const left = Math.min(lifetime, given.keys.expiresAt - signedAt);
    const expirationTimestamp = new Date(now() + left).toISOString().replace(/\.\d+Z$/, 'Z');
    return {
      kind: 'ExecCredential',
      apiVersion: askedVersion(terminal),
      spec: {},
      status: { expirationTimestamp, token },
    };
  });
  terminal.out(`${JSON.stringify(credential, null, 2)}\n`);
}

const group = 'client.authentication.k8s.io';

/** The one that the client asks for, which takes no other; as the AWS CLI v1beta1 where it asks for none that there is. */
function askedVersion({ env }: Terminal): string {
  const asked = versionIn(env['KUBERNETES_EXEC_INFO'] ?? '');
  return asked === `${group}/v1` ? asked : `${group}/v1beta1`;
}

function versionIn(execInfo: string): unknown {
  try {
    return (JSON.parse(execInfo) as { readonly apiVersion?: unknown } | null)?.apiVersion;
  } catch {
    return undefined;
  }
}

/** Variables that say where the AWS files are: programs that were started from a menu do not have those of a shell. */
const fileVariables = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;

/** YAML, with each value in the quotes of JSON, which YAML reads as well. */
function kubeconfigUser({ env }: Terminal, options: KubeTokenOptions): string {
  const [node, file] = ownCommand(process);
  const { clusterName, session, account, role } = options;
  // The program that will read this has none of the variables of this shell.
  const profile = options.profile ?? (account === undefined ? env['AWS_PROFILE'] || undefined : undefined);
  const region = options.region ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined);
  const named = Object.entries({ 'cluster-name': clusterName, profile, session, account, role, region });
  const args = [
    file,
    'kube-token',
    ...named.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
    ...(options.cache === false ? ['--no-cache'] : []),
  ];
  const variables = fileVariables.flatMap((name) => (env[name] ? [{ name, value: env[name] }] : []));
  return [
    'users:',
    `  - name: ${JSON.stringify(clusterName)}`,
    '    user:',
    '      exec:',
    `        apiVersion: ${group}/v1`,
    `        command: ${JSON.stringify(node)}`,
    '        args:',
    ...args.map((arg) => `          - ${JSON.stringify(arg)}`),
    ...(variables.length > 0 ? ['        env:'] : []),
    ...variables.map((variable) => `          - ${JSON.stringify(variable)}`),
    '        interactiveMode: Never',
    '',
  ].join('\n');
}
