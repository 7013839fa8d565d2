/** Which session a command is about where that is not as plain as it could be: what it says, and what to do about it. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';

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
