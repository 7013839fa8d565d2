/** What `daypass status --prompt` prints before each line of a shell: from the files alone, whatever becomes of AWS. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { awsTime, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.beforeEach(({ home }) => {
  const profiles = [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }];
  home.writeConfig(sessionConfig({ profiles }) + sessionConfig({ name: 'labs' }));
});

test('a prompt has the nickname and the color of the role in use', async ({ daypass, home, organisation }) => {
  await signedIn(home, organisation);
  const role = { accountId: '100000000001', favorite: false };
  const roleMarks = [
    { ...role, roleName: null, nickname: 'shop', color: 'red' },
    { ...role, roleName: 'Other', nickname: 'other', color: 'green' },
  ];
  home.write(JSON.stringify({ roleMarks }), '.config', 'Daypass', 'settings.json');
  const prompt = (env: Readonly<Record<string, string>>, ...more: string[]) =>
    daypass.start(['status', '--prompt', ...more], env).ended.then(({ out }) => out);
  expect(await prompt({ AWS_PROFILE: 'dev' })).toBe('shop');
  expect(await prompt({ AWS_PROFILE: 'dev' }, '--color')).toBe('\u001B[38;5;196mshop\u001B[39m');
  expect(await prompt({}, '--color')).toBe('corp');
  home.write('{"roleMarks": 7', '.config', 'Daypass', 'settings.json');
  expect(await prompt({ AWS_PROFILE: 'dev' })).toBe('corp');
});

test('names who is signed in, whose session has ended, and of whom only AWS knows; AWS is not asked', async ({
  daypass,
  home,
  organisation,
}) => {
  const asked = organisation.requests.length;
  const ends = (name: string, endsAt: number, more: Readonly<Record<string, string>> = {}): void =>
    writeToken(home, name, { accessToken: 'aoaToken', expiresAt: awsTime(endsAt), ...more });
  const renewable = {
    clientId: 'client',
    clientSecret: 'secret',
    refreshToken: 'aorRefresh',
    registrationExpiresAt: awsTime(Date.now() + 86_400_000),
  };
  const hour = 3_600_000;
  const prompt = (...more: string[]) => daypass.run('status', '--prompt', ...more);
  expect(await prompt()).toEqual({ code: 1, signal: null, out: '', err: '' });
  ends('labs', Date.now() - hour);
  expect(await prompt()).toMatchObject({ code: 1, out: 'labs!', err: '' });
  ends('corp', Date.now() - hour, renewable);
  expect(await prompt()).toMatchObject({ code: 1, out: 'corp? labs!', err: '' });
  ends('corp', Date.now() + hour, renewable);
  expect(await prompt()).toMatchObject({ code: 0, out: 'corp labs!', err: '' });
  for (const one of [
    ['--session', 'labs'],
    ['-s', 'labs'],
  ])
    expect(await prompt(...one)).toMatchObject({ code: 1, out: 'labs!' });
  expect(await prompt('--profile', 'dev', '--color')).toMatchObject({ code: 0, out: 'corp' });
  expect(await daypass.start(['status', '--prompt'], { AWS_PROFILE: 'dev' }).ended).toMatchObject({ out: 'corp' });
  expect(organisation.requests).toHaveLength(asked);
});

test('what is named and not there is told; a config file that nobody can read is not', async ({ daypass, home }) => {
  const prompt = (...more: string[]) => daypass.run('status', '--prompt', ...more);
  for (const [option, name] of [
    ['--session', 'lab'],
    ['--profile', 'de'],
  ] as const) {
    const told = await prompt(option, name);
    expect(told).toMatchObject({ code: 2, out: '' });
    expect(told.err).toContain('Did you mean');
  }
  expect(await prompt('--session', '')).toMatchObject({ code: 2, out: '' });
  fs.appendFileSync(home.path('.aws', 'config'), Buffer.from([0xff]));
  expect(await prompt()).toMatchObject({ code: 1, out: '' });
});
