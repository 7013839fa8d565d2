/** `daypass console`: the portal's links with a page of the console, and the consoles of roles that are assumed through others. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { fakeOpener } from '../../objects/fake-opener.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const chained = `[profile deploy]
role_arn = arn:aws:iam::444455556666:role/ops/Deploy
source_profile = dev
region = eu-central-1
[profile deep]
role_arn = arn:aws:iam::777788889999:role/Deep
source_profile = deploy
`;
test.beforeEach(async ({ home, organisation }) => {
  const profiles = [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }];
  home.writeConfig(sessionConfig({ profiles }).trimEnd() + '\nregion = eu-west-3\n' + chained);
  await signedIn(home, organisation);
});

/** Says what it has to say in one line. */
const oneLine = /^daypass: [^\n]+\n$/;
const portalLink = `${usualStartUrl}/#/console?account_id=012345678901&role_name=ReadOnlyAccess`;

test.describe('a role of the sign-in', () => {
  for (const [args, destination] of [
    [[], null],
    [['--service', 's3'], 'https://eu-west-3.console.aws.amazon.com/s3/home?region=eu-west-3'],
    [['--service', 'sfn', '--region', 'us-east-1'], 'https://console.aws.amazon.com/states/home?region=us-east-1'],
    [['--region', 'eu-west-1'], 'https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1'],
  ] as const)
    test(['console', ...args].join(' '), async ({ daypass, organisation }) => {
      const { code, out, err } = await daypass.run('console', '--profile', 'dev', ...args, '--print');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const more = destination === null ? '' : `&destination=${encodeURIComponent(destination)}`;
      expect(out).toBe(`${portalLink}${more}\n`);
      expect(organisation.requestsOf('GetRoleCredentials')).toEqual([]);
    });

  test('opens in the system’s browser', async ({ daypass, home }) => {
    const opener = fakeOpener(home, daypass);
    const told = await daypass.start(['console', '--profile', 'dev', '--service', 'lambda'], opener.env).ended;
    expect(told).toMatchObject({ code: 0, out: '', err: '' });
    const page = encodeURIComponent('https://eu-west-3.console.aws.amazon.com/lambda/home?region=eu-west-3');
    expect(opener.opened()).toBe(`${portalLink}&destination=${page}`);
  });

  for (const [args, says] of [
    [['--region', 'cn-north-1'], 'cn-north-1'],
    [['--region', 'evil.example/'], 'evil.example/'],
    [['--service', 'a?b#c'], 'a?b#c'],
    [['--service', '../../x'], '../../x'],
    [['--service', '//evil.example'], '//evil.example'],
    [['--service', ''], '--service'],
  ] as const)
    test(`${args.join(' ')}: one line, exit code 2`, async ({ daypass }) => {
      const told = await daypass.run('console', '--profile', 'dev', ...args, '--print');
      expect(told).toMatchObject({ code: 2, out: '', err: expect.stringMatching(oneLine) });
      expect(told.err).toContain(says);
    });
});

test.describe('a role that is assumed through others', () => {
  for (const [profile, whose, region] of [
    ['deploy', '444455556666 as Deploy', 'eu-central-1'],
    ['deep', '777788889999 as Deep', 'eu-west-1'],
  ] as const)
    test(`${profile}: the address is printed with a warning, and holds no keys`, async ({ daypass, organisation }) => {
      const told = await daypass.run('console', '--profile', profile, '--print');
      expect(told.code).toBe(0);
      expect(told.err).toMatch(/^Keep this URL secret: until .+, it signs in anyone who has it\. .+\n$/);
      const url = new URL(told.out.trim());
      expect(`${url.origin}${url.pathname}`).toBe(`${organisation.url}/federation`);
      const { Action, Issuer, Destination, SigninToken = '', ...others } = Object.fromEntries(url.searchParams);
      expect({ Action, Issuer, Destination, others }).toEqual({
        Action: 'login',
        Issuer: usualStartUrl,
        Destination: `https://${region}.console.aws.amazon.com/console/home?region=${region}`,
        others: {},
      });
      for (const secret of organisation.secretsIssued)
        if (secret !== SigninToken) expect(told.out).not.toContain(secret);
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(`Console of ${whose}`);
      // The keys went in a body, and to this one place.
      const [asked] = organisation.requestsOf('GetSigninToken');
      expect(asked).toMatchObject({ method: 'POST', query: {} });
      expect(asked?.body['SessionDuration']).toBeUndefined();
    });

  test('a service and a region', async ({ daypass }) => {
    const told = await daypass.run(
      'console',
      '--profile',
      'deploy',
      '--service',
      'ddb',
      '--region',
      'us-east-1',
      '--print',
    );
    const destination = new URL(told.out.trim()).searchParams.get('Destination');
    expect(destination).toBe('https://console.aws.amazon.com/dynamodbv2/home?region=us-east-1');
    expect(await daypass.run('console', '--profile', 'deploy', '--region', 'us-gov-west-1', '--print')).toMatchObject({
      code: 2,
      out: '',
    });
  });

  test('a browser is led there once, and the list of processes tells no secret', async ({
    context,
    daypass,
    home,
    organisation,
  }) => {
    test.skip(process.platform !== 'linux', 'the list of processes is read from /proc');
    const opener = fakeOpener(home, daypass);
    const running = daypass.start(['console', '--profile', 'deploy', '--service', 's3'], opener.env);
    await expect.poll(opener.opened).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
    const address = opener.opened();
    // What a page of another site, a program that guesses, or a look ahead gets is nothing, and uses nothing up.
    expect((await fetch(new URL('/', address), { redirect: 'manual' })).status).toBe(404);
    expect((await fetch(address, { method: 'POST', redirect: 'manual' })).status).toBe(404);
    expect((await fetch(address, { headers: { 'sec-purpose': 'prefetch' }, redirect: 'manual' })).status).toBe(404);

    const page = await context.newPage();
    await page.goto(address);
    await expect(page.getByRole('heading')).toHaveText('Console of 444455556666 as Deploy (simulated)');
    await expect(
      page.getByText('https://eu-central-1.console.aws.amazon.com/s3/home?region=eu-central-1'),
    ).toBeVisible();
    expect(await running.ended).toMatchObject({ code: 0, out: '', err: '' });
    // Nothing tells AWS's page where somebody came from, and the address leads nowhere any more.
    const [login] = organisation.requestsOf('ConsoleLogin');
    expect(login?.headers['referer']).toBeUndefined();
    await expect(fetch(address)).rejects.toThrow();

    const seen = opener.processes();
    expect(seen).toContain(address);
    expect(organisation.secretsIssued.length).toBeGreaterThan(4);
    for (const secret of organisation.secretsIssued) expect(seen).not.toContain(secret);
    const files = fs.readdirSync(home.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const signinToken = login?.query['SigninToken'] ?? '';
    expect(signinToken).toMatch(/^sgn/);
    for (const { parentPath, name } of files)
      expect(fs.readFileSync(`${parentPath}/${name}`, 'latin1'), name).not.toContain(signinToken);
  });

  test('keys that AWS gives no console for, and a role that it does not let anybody assume', async ({
    daypass,
    organisation,
  }) => {
    organisation.faults.next('GetSigninToken', { raw: '<html>400</html>', status: 400 });
    const refused = await daypass.run('console', '--profile', 'deploy', '--print');
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(oneLine) });
    expect(refused.err).toContain('AWS rejected these credentials for the console');
    organisation.faults.next('AssumeRole', 'forbidden');
    const denied = await daypass.run('console', '--profile', 'deploy', '--print');
    expect(denied).toMatchObject({ code: 1, out: '' });
    expect(denied.err).toContain('arn:aws:iam::444455556666:role/ops/Deploy');
    for (const secret of organisation.secretsIssued) expect(refused.err + denied.err).not.toContain(secret);
  });
});
