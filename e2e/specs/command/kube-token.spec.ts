/** `daypass kube-token` beside `aws eks get-token`, with the simulated STS as the judge, and a real kubectl that asks for it. */
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { createAuthority } from '../../../testing/corporate-network/certificates.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { findProgram } from '../../objects/find-program.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

/** A name that a shell and YAML would take apart. */
const odd = `my "odd": $dev`;
const cluster = 'prod-1_eu';
const v1 = 'client.authentication.k8s.io/v1';

test.beforeEach(async ({ home, organisation }) => {
  const dev =
    'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-central-1\n';
  const other = dev.replace('region = eu-central-1\n', '').replace('ReadOnlyAccess', 'NoSuchRole');
  const chained = 'role_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = dev\nregion = eu-north-1\n';
  home.writeConfig(
    `${sessionConfig()}[profile dev]\n${dev}[profile '${odd}']\n${dev}[profile other]\n${other}[profile deploy]\n${chained}`,
  );
  await signedIn(home, organisation);
});

interface ExecCredential {
  readonly kind: string;
  readonly apiVersion: string;
  readonly status: { readonly token: string; readonly expirationTimestamp: string };
}

const credentialIn = (out: string): ExecCredential => JSON.parse(out) as ExecCredential;
const addressIn = (out: string): URL => {
  const { token } = credentialIn(out).status;
  expect(token).toMatch(/^k8s-aws-v1\.[\w-]+$/);
  return new URL(Buffer.from(token.slice('k8s-aws-v1.'.length), 'base64url').toString());
};
/** As a cluster asks who it is. */
const asCluster = async (address: URL, name: string) => {
  const answer = await fetch(address, { headers: { 'x-k8s-aws-id': name } });
  return { status: answer.status, text: await answer.text() };
};
const ask = ['kube-token', '--cluster-name', cluster];

test('the same address as the AWS CLI signs, which STS takes for this cluster alone', async ({ daypass }) => {
  const cli = findAwsCli();
  test.skip(typeof cli === 'string', typeof cli === 'string' ? cli : '');
  const { program } = cli as Exclude<typeof cli, string>;
  const get = ['eks', 'get-token', '--cluster-name', cluster, '--output', 'json'];
  for (const [profile, region] of [
    ['dev', 'eu-central-1'],
    ['deploy', 'eu-north-1'],
  ] as const) {
    const ours = await daypass.run(...ask, '--profile', profile);
    expect(ours).toMatchObject({ code: 0, err: '' });
    const theirs = await daypass.runProgram(program, [...get, '--profile', profile]);
    expect(theirs).toMatchObject({ code: 0 });
    const [our, their] = [addressIn(ours.out), addressIn(theirs.out)];
    expect(our.origin + our.pathname).toBe(their.origin + their.pathname);
    // The order of parameters means nothing, nor does the moment of the signature.
    const parameters = (address: URL) =>
      Object.fromEntries(
        [...address.searchParams].map(([name, value]) => [
          name,
          name === 'X-Amz-Signature' || name === 'X-Amz-Date' ? value.length : value,
        ]),
      );
    expect(parameters(our)).toEqual(parameters(their));
    expect(our.searchParams.get('X-Amz-Credential')).toContain(`/${region}/sts/`);
    for (const address of [our, their]) {
      expect(await asCluster(address, cluster)).toMatchObject({ status: 200, text: expect.stringContaining('<Arn>') });
      expect((await asCluster(address, 'another')).text).toContain('SignatureDoesNotMatch');
    }
    const { status: ourStatus, ...ourRest } = credentialIn(ours.out);
    const { status: theirStatus, ...theirRest } = credentialIn(theirs.out);
    expect(ourRest).toEqual(theirRest);
    const apart = Date.parse(theirStatus.expirationTimestamp) - Date.parse(ourStatus.expirationTimestamp);
    expect(Math.abs(apart)).toBeLessThan(5 * 60_000);
  }
});

test('answers in the version that is asked for, and for 14 minutes', async ({ daypass }) => {
  for (const [asked, given] of [
    [`{"apiVersion":"${v1}"}`, v1],
    // As kubectl sends them, without and with `provideClusterInfo`.
    [`{"kind":"ExecCredential","apiVersion":"${v1}","spec":{"interactive":false}}`, v1],
    [
      `{"kind":"ExecCredential","apiVersion":"${v1}beta1","spec":{"cluster":{"server":"https://prod:6443","certificate-authority-data":"LS0t","config":null},"interactive":true}}`,
      `${v1}beta1`,
    ],
    [`{"apiVersion":"${v1}beta1"}`, `${v1}beta1`],
    [`{"apiVersion":"${v1}alpha1"}`, `${v1}beta1`],
    ['{"apiVersion":', `${v1}beta1`],
    ['null', `${v1}beta1`],
    ['', `${v1}beta1`],
  ] as const) {
    const before = Date.now();
    const { out } = await daypass.start([...ask, '--profile', 'dev'], { KUBERNETES_EXEC_INFO: asked }).ended;
    const { kind, apiVersion, status } = credentialIn(out);
    expect({ kind, apiVersion }).toEqual({ kind: 'ExecCredential', apiVersion: given });
    expect(status.expirationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const ends = Date.parse(status.expirationTimestamp);
    expect(ends).toBeGreaterThan(before + 13 * 60_000);
    expect(ends).toBeLessThanOrEqual(Date.now() + 14 * 60_000);
  }
});

test('a region of the option or of the environment before that of the profile', async ({ daypass }) => {
  const regionOf = (out: string) => addressIn(out).searchParams.get('X-Amz-Credential')?.split('/')[2];
  const env = { AWS_REGION: 'ap-northeast-1', AWS_DEFAULT_REGION: 'us-west-2' };
  const profile = ['--profile', 'dev'];
  expect(regionOf((await daypass.start([...ask, ...profile], env).ended).out)).toBe('ap-northeast-1');
  const named = [...ask, ...profile, '--region', 'sa-east-1'];
  expect(regionOf((await daypass.start(named, env).ended).out)).toBe('sa-east-1');
});

test.describe('kubectl', () => {
  const kubectl = findProgram('kubectl');
  test.skip(kubectl === null, 'there is no kubectl');

  test('gets a token by the printed lines, without any PATH, and the cluster knows who asks', async ({
    daypass,
    home,
  }) => {
    const authority = createAuthority('Cluster CA');
    const { certificate, key } = authority.issue('localhost');
    const tokens: string[] = [];
    const server = https.createServer({ cert: certificate, key }, (request, response) => {
      tokens.push(request.headers.authorization ?? '');
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"gitVersion":"v1.30.0"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const printed = await daypass.run(...ask, '--profile', odd, '--kubeconfig');
      expect(printed).toMatchObject({ code: 0, err: '' });
      expect(printed.out).toContain(`command: ${JSON.stringify(process.execPath)}\n`);
      expect(printed.out).toContain(`- ${JSON.stringify(commandFile)}\n`);
      home.write(authority.certificate, 'ca.pem');
      const rest = {
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'test',
        clusters: [
          {
            name: cluster,
            cluster: { server: `https://localhost:${port}`, 'certificate-authority': home.path('ca.pem') },
          },
        ],
        contexts: [{ name: 'test', context: { cluster, user: cluster } }],
      };
      const lines = Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}\n`);
      home.write(lines.join('') + printed.out, 'kubeconfig');
      const args = ['--kubeconfig', home.path('kubeconfig'), 'get', '--raw', '/version'];
      const told = await daypass.runProgram(kubectl!, args, { PATH: '/nonexistent', HTTPS_PROXY: '' });
      expect(told).toMatchObject({ code: 0, err: '' });
      const [, token = ''] = /^Bearer (.+)$/.exec(tokens.at(-1) ?? '') ?? [];
      const address = new URL(Buffer.from(token.slice('k8s-aws-v1.'.length), 'base64url').toString());
      expect((await asCluster(address, cluster)).text).toContain('AWSReservedSSO_ReadOnlyAccess_');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

test('the printed lines carry along what only this shell knows', async ({ daypass, home }) => {
  const env = { AWS_PROFILE: odd, AWS_DEFAULT_REGION: 'us-west-2', AWS_CONFIG_FILE: home.path('.aws', 'config') };
  const { out } = await daypass.start([...ask, '--kubeconfig'], env).ended;
  for (const arg of ['--profile', odd, '--region', 'us-west-2']) expect(out).toContain(`- ${JSON.stringify(arg)}\n`);
  expect(out).toContain(`- ${JSON.stringify({ name: 'AWS_CONFIG_FILE', value: env.AWS_CONFIG_FILE })}\n`);
});

for (const [args, code, says] of [
  [['kube-token', '--profile', 'dev'], 2, '--cluster-name'],
  [['kube-token', '--cluster-name', 'a b', '--profile', 'dev'], 2, 'isn’t a cluster name'],
  [['kube-token', '--cluster-name', 'x\ny', '--profile', 'dev', '--kubeconfig'], 2, 'isn’t a cluster name'],
  [[...ask, '--profile', 'dev', '--region', 'no such'], 2, 'isn’t a region'],
  [[...ask, '--account', '012345678901', '--role', 'ReadOnlyAccess'], 2, '--region'],
  [[...ask, '--profile', 'other', '--region', 'eu-west-1'], 1, 'NoSuchRole'],
] as const)
  test(`${JSON.stringify(args)}: one line, exit code ${code}`, async ({ daypass }) => {
    const told = await daypass.run(...args);
    expect(told).toMatchObject({ code, out: '', err: expect.stringMatching(/^daypass: [^\p{Cc}]+\n$/u) });
    expect(told.err).toContain(says);
  });

test('nobody signed in, and AWS that throttles', async ({ daypass, organisation }) => {
  organisation.faults.always('GetRoleCredentials', 'throttled');
  const refused = await daypass.run(...ask, '--profile', 'dev');
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/Wait a minute, then try again\.\n$/) });
  organisation.faults.clear();
  expect(await daypass.run(...ask, '--profile', 'dev')).toMatchObject({ code: 0 });
  await daypass.run('logout');
  const told = await daypass.run(...ask, '--profile', 'dev');
  expect(told).toMatchObject({ code: 1, out: '', err: expect.stringContaining('not signed in to corp') });
});
