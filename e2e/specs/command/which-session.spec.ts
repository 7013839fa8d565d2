/** Which session a command is about where that is not as plain as it could be: what it says, and what to do about it. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const roleOf = (session: string): string =>
  `sso_session = ${session}\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\n`;

test.describe('a config file without a session', () => {
  const commands = [['status'], ['login'], ['login', '--session', 'corp'], ['roles'], ['ensure', '--wait', '0s']];
  const says = (count: number): string =>
    `Your AWS config has ${count} ${count === 1 ? 'problem' : 'problems'}, so no session can be read. Run daypass doctor.\n`;
  const session = sessionConfig();
  const damaged: Readonly<Record<string, readonly [text: string, count: number]>> = {
    'a header without its end': [session.replace('corp]', 'corp'), 1],
    'a start URL without TLS': [session.replace('https:', 'http:'), 1],
    'another word in the header': [session.replace('sso-session', 'sso_session'), 1],
    'a session that is not there': [`[profile dev]\n${roleOf('corp')}[profile lab]\n${roleOf('lab')}`, 2],
  };
  for (const [name, [text, count]] of Object.entries(damaged))
    test(`${name}: its problems are counted`, async ({ daypass, home }) => {
      home.writeConfig(text);
      for (const args of commands) {
        const told = await daypass.run(...args);
        expect(told, args.join(' ')).toMatchObject({ code: 1, out: '' });
        expect(told.err.replace(/^daypass: /, ''), args.join(' ')).toBe(says(count));
      }
    });

  test('bytes that are no text: the file cannot be read', async ({ daypass, home }) => {
    home.write('', '.aws', 'config');
    fs.writeFileSync(home.path('.aws', 'config'), Buffer.from([0xff, 0xc3, 0x28, 0x0a, 0xfe, 0x5b]));
    for (const args of commands) {
      const told = await daypass.run(...args);
      expect(told, args.join(' ')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('UTF-8') });
    }
  });

  test('nothing is wrong with it: how to add one', async ({ daypass, home }) => {
    home.writeConfig('[default]\nregion = eu-west-1\n');
    for (const args of commands.slice(1)) {
      const told = await daypass.run(...args);
      expect(told, args.join(' ')).toMatchObject({ code: 2, err: expect.stringContaining('aws configure sso') });
    }
  });
});

test.describe('two sessions', () => {
  test.beforeEach(({ home }) => {
    home.writeConfig(
      `${sessionConfig()}${sessionConfig({ name: 'lab' })}[profile dev]\n${roleOf('corp')}[profile partners]\n${roleOf('lab')}`,
    );
  });

  for (const [args, says] of [
    [['login', '--session', 'partners'], 'There is no session partners. It’s a profile: use --profile partners.'],
    [['login', '--session', 'nothing'], 'There is no session nothing. Name the session with --session: corp, lab.'],
    [['status', '--session', 'lap'], 'There is no session lap. Did you mean lab?'],
  ] as const)
    test(`${args.join(' ')}: what may have been meant`, async ({ daypass }) => {
      expect(await daypass.run(...args)).toMatchObject({ code: 2, out: '', err: `daypass: ${says}\n` });
    });

  test('a profile of another session is refused, whatever the command', async ({ daypass }) => {
    for (const args of [
      ['status'],
      ['status', '--prompt'],
      ['login'],
      ['logout'],
      ['accounts'],
      ['roles'],
      ['ensure', '--wait', '0s'],
      ['run', '--needs', '1m', '--', 'true'],
      ['export'],
      ['export', '--account', '012345678901', '--role', 'ReadOnlyAccess'],
    ]) {
      const [command = '', ...others] = args;
      const told = await daypass.run(command, '--session', 'corp', '--profile', 'partners', ...others);
      const err = 'daypass: Profile partners doesn’t use session corp. Omit one of the two options.\n';
      expect(told, args.join(' ')).toMatchObject({ code: 2, out: '', err });
    }
    const agreeing = await daypass.run('status', '--session', 'corp', '--profile', 'dev');
    expect(agreeing).toMatchObject({ code: 1, out: 'corp: Signed out\n', err: '' });
  });

  test('where somebody is signed in as well, which is answered from the files', async ({
    daypass,
    home,
    organisation,
  }) => {
    await signedIn(home, organisation);
    for (const args of [['ensure'], ['status', '--prompt']]) {
      const pair = await daypass.run(...args, '--session', 'corp', '--profile', 'partners');
      expect(pair, args.join(' ')).toMatchObject({ code: 2, out: '' });
      expect(await daypass.run(...args, '--session', 'corp', '--profile', 'dev'), args.join(' ')).toMatchObject({
        code: 0,
      });
    }
  });
});

test('help is --help', async ({ daypass }) => {
  for (const [args, options] of [
    [['help'], ['--help']],
    [
      ['help', 'login'],
      ['login', '--help'],
    ],
    [
      ['help', 'exec', 'login'],
      ['exec', '--help'],
    ],
    [
      ['help', 'keys', 'write'],
      ['keys', 'write', '--help'],
    ],
  ] as const) {
    const wanted = await daypass.run(...options);
    expect(wanted).toMatchObject({ code: 0, out: expect.stringMatching(/^Usage: daypass/) });
    expect(await daypass.run(...args)).toEqual(wanted);
  }
  expect(await daypass.run('help', 'lgin')).toMatchObject({
    code: 2,
    out: '',
    err: 'daypass: There is no command lgin. Did you mean login?\n',
  });
});
