/**
 * What cannot be had, asked for by each command that hands out a role: one line that says what is wrong and what to do, in the language
 * of the person, with exit code 1 (2 for a wrong command line alone) and never a stack.
 */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { awsTime, type TokenFields, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type DaypassCommand, daypassCommand, type Ended } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const commands = {
  export: (profile: string) => ['export', '--profile', profile],
  exec: (profile: string) => ['exec', '--profile', profile, '--', 'true'],
  'credential-process': (profile: string) => ['credential-process', '--profile', profile],
  console: (profile: string) => ['console', '--print', '--profile', profile],
  serve: (profile: string) => ['serve', '--profile', profile, '--', 'true'],
} as const;
type Command = keyof typeof commands;
const all = Object.keys(commands) as readonly Command[];
/** The portal's own link is made without asking for the role: the page behind it says what the portal thinks of it. */
const allButConsole = all.filter((command) => command !== 'console');

const role = (name = 'ReadOnlyAccess', account = '012345678901', session = 'corp'): string =>
  `sso_session = ${session}\nsso_account_id = ${account}\nsso_role_name = ${name}\nregion = eu-west-1\n`;
const assuming = (source: string, more = '', arn = 'arn:aws:iam::444455556666:role/Deploy'): string =>
  `role_arn = ${arn}\nsource_profile = ${source}\n${more}`;
const basis = `[profile base]\n${role()}`;

interface Case {
  /** The settings of the profile `dev`, and sections behind them. */
  readonly dev: string;
  readonly behind?: string;
  readonly prepare?: (home: Home, organisation: Organisation, token: TokenFields) => void;
  readonly of?: readonly Command[];
  readonly code?: number;
  readonly en: string;
  readonly ja: string;
}

const signInAgain = {
  en: 'Sign in with daypass login --session corp, then try again.',
  ja: 'daypass login --session corp',
};

const cases: Readonly<Record<string, Case>> = {
  'nobody has signed in': {
    dev: role(),
    of: allButConsole,
    prepare: (home) => fs.rmSync(home.path('.aws', 'sso'), { recursive: true }),
    ...signInAgain,
  },
  // A refused renewal is doubted for ten seconds, by one process after the other.
  'expired, and not to be renewed': {
    dev: role(),
    of: ['exec'],
    prepare: (home, organisation, token) => {
      writeToken(home, 'corp', { ...token, expiresAt: awsTime(Date.now() - 60_000) });
      organisation.endPortalSession();
    },
    ...signInAgain,
  },
  'revoked at AWS, in the middle of a chain': {
    dev: assuming('base'),
    behind: basis,
    of: ['console'],
    prepare: (_home, organisation) => void organisation.endPortalSession(),
    ...signInAgain,
  },
  'a role that is not assigned': {
    dev: role('NoSuchRole'),
    of: allButConsole,
    en: 'AWS rejected role NoSuchRole in account 012345678901. Check both names;',
    ja: 'ロール NoSuchRole を拒否しました',
  },
  'an account that is not assigned': {
    dev: role('ReadOnlyAccess', '999999999999'),
    of: allButConsole,
    en: 'in account 999999999999. Check both names;',
    ja: 'アカウント 999999999999',
  },
  'a role that is listed, and not in effect': {
    dev: role(),
    of: allButConsole,
    prepare: (_home, { faults }) => faults.always('GetRoleCredentials', 'forbidden'),
    en: 'A new assignment can take several minutes',
    ja: '数分',
  },
  'a role in another case': {
    dev: role('readonlyaccess'),
    of: allButConsole,
    en: 'but it has ReadOnlyAccess. Role names are case-sensitive: use ReadOnlyAccess.',
    ja: 'ReadOnlyAccess と指定してください',
  },
  'an account of too few digits': {
    dev: role('ReadOnlyAccess', '12'),
    of: allButConsole,
    en: 'the account ID’s 12 digits',
    ja: 'アカウント ID は 12 桁',
  },
  // Asked again for many seconds, by one process after the other.
  throttled: {
    dev: role(),
    of: ['exec'],
    prepare: (_home, { faults }) => faults.always('GetRoleCredentials', 'throttled'),
    en: 'Wait a minute, then try again.',
    ja: '1 分ほど待ってから',
  },
  'throttled by STS': {
    dev: assuming('base'),
    behind: basis,
    prepare: (_home, { faults }) => faults.always('AssumeRole', 'throttled'),
    en: 'Wait a minute, then try again.',
    ja: '1 分ほど待ってから',
  },
  'a clock that is 20 minutes fast': {
    dev: assuming('base'),
    behind: basis,
    prepare: (_home, organisation) => {
      organisation.advance(-20 * 60_000);
      organisation.faults.always('AssumeRole', { raw: skewed, status: 403 });
    },
    en: 'This computer’s clock is 20 minutes ahead of AWS. Correct the date and time.',
    ja: '20 分',
  },
  'a clock that is 20 minutes slow': {
    dev: assuming('base'),
    behind: basis,
    prepare: (_home, organisation) => {
      organisation.advance(20 * 60_000);
      organisation.faults.always('AssumeRole', { raw: skewed, status: 403 });
    },
    en: 'This computer’s clock is 20 minutes behind AWS. Correct the date and time.',
    ja: '20 分',
  },
  'a role that does not trust the one before': {
    dev: assuming('base'),
    behind: basis,
    prepare: (_home, { faults }) => faults.always('AssumeRole', 'forbidden'),
    en: 'AWS doesn’t let profile dev assume arn:aws:iam::444455556666:role/Deploy',
    ja: '引き受けを AWS が拒否しました',
  },
  'an ARN that is none': {
    dev: assuming('base', '', 'Deploy'),
    behind: basis,
    en: 'the settings of profile dev for Deploy. Correct role_arn',
    ja: 'role_arn',
  },
  'longer than AWS lets a chain last': {
    dev: assuming('base', 'duration_seconds = 43200\n'),
    behind: basis,
    en: 'lasts one hour at most',
    ja: '最長 1 時間',
  },
  MFA: {
    dev: assuming('base', 'mfa_serial = arn:aws:iam::1:mfa/me\n'),
    behind: basis,
    en: 'asks for an MFA code each time (mfa_serial). Daypass can’t ask for MFA codes. Use the AWS CLI',
    ja: 'MFA デバイス',
  },
  'a loop': {
    dev: assuming('b'),
    behind: `[profile b]\n${assuming('dev')}`,
    en: 'refers back to itself: dev → b → dev. Point one of them to',
    ja: '循環しています（dev → b → dev）',
  },
  'a link that is missing': {
    dev: assuming('gone'),
    en: 'from profile gone, which doesn’t exist. Fix its source_profile. Run daypass doctor for details.',
    ja: 'source_profile を修正',
  },
  'a session that is missing': {
    dev: role('ReadOnlyAccess', '012345678901', 'gone'),
    en: 'names an sso-session that doesn’t exist. Fix its sso_session. Run daypass doctor for details.',
    ja: 'sso_session を修正',
  },
  'a session whose start URL is none': {
    dev: role('ReadOnlyAccess', '012345678901', 'bad'),
    behind: '[sso-session bad]\nsso_start_url = x\nsso_region = eu-west-1\n',
    en: 'No AWS tool can use profile dev as it is. Run daypass doctor for details.',
    ja: 'daypass doctor',
  },
  'half of a role': {
    dev: 'sso_session = corp\nsso_account_id = 012345678901\n',
    en: 'Run daypass doctor for details.',
    ja: 'daypass doctor',
  },
  'keys of its own': {
    dev: 'aws_access_key_id = AKIA\naws_secret_access_key = x\n',
    en: 'doesn’t get its credentials from IAM Identity Center. Choose a profile with',
    ja: 'IAM Identity Center から取得されません',
  },
  'the page of a hotel in the place of AWS': {
    dev: role(),
    of: allButConsole,
    prepare: (_home, { faults }) => faults.always('GetRoleCredentials', 'html'),
    en: 'open any web page in your browser, then try again.',
    ja: 'ブラウザで何かのページを開いて',
  },
};

/** As STS answers to a signature of another time. */
const skewed =
  '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>Signature expired</Message></Error></ErrorResponse>';

function expectOneLine(told: Ended, code: number, name: string): void {
  expect(told, name).toMatchObject({ code, out: '' });
  expect(told.err, name).toMatch(/^daypass: [^\p{Cc}]+\n$/u);
  // Where in Daypass or in Node that was tells nobody anything.
  expect(told.err, name).not.toMatch(/node:|\.[mc]?js\b|\bat \S+:\d+|Error:|undefined|\[object/);
}

for (const [name, { dev, behind = '', prepare, of = all, code = 1, en, ja }] of Object.entries(cases))
  test(`${name}: one line that helps`, async ({ daypass, home, organisation }) => {
    home.writeConfig(`${sessionConfig()}[profile dev]\n${dev}${behind}`);
    const token = await signedIn(home, organisation);
    prepare?.(home, organisation, token);
    const japanese = daypass.start(commands.export('dev'), { LANG: 'ja_JP.UTF-8' }).ended;
    const told = await Promise.all(of.map((command) => daypass.run(...commands[command]('dev'))));
    for (const [index, command] of of.entries()) {
      expectOneLine(told[index]!, code, command);
      expect(told[index]!.err, command).toContain(en);
    }
    expectOneLine(await japanese, code, 'in Japanese');
    expect((await japanese).err).toContain(ja);
    expect((await japanese).err).toMatch(/[。！]\n$/u);
  });

/** Each command on its own: a refusal is doubted for ten seconds, by one process after the other. */
const over = {
  expired: (home: Home, token: TokenFields): void =>
    writeToken(home, 'corp', { ...token, expiresAt: awsTime(Date.now() - 60_000) }),
  revoked: (): void => {},
};
for (const [name, change] of Object.entries(over))
  for (const command of ['export', 'credential-process', 'serve'] as const)
    test(`${name}: one line of ${command} that helps`, async ({ daypass, home, organisation }) => {
      home.writeConfig(`${sessionConfig()}[profile dev]\n${role()}`);
      change(home, await signedIn(home, organisation));
      organisation.endPortalSession();
      const told = await daypass.run(...commands[command]('dev'));
      expectOneLine(told, 1, command);
      expect(told.err).toContain(signInAgain.en);
    });

const names = ['my dev', `it's "odd" $HOME`, '決済', 'a\nb', 'x\u001B[31m', '--help', '..', '__proto__', 'constructor'];

for (const name of names)
  test(`a profile called ${JSON.stringify(name)} that is not there: a wrong command line`, async ({
    daypass,
    home,
    organisation,
  }) => {
    home.writeConfig(`${sessionConfig()}[profile other]\n${role()}`);
    await signedIn(home, organisation);
    for (const command of all) {
      const args = commands[command](name).join('\u0000').replace(`--profile\u0000${name}`, `--profile=${name}`);
      const told = await daypass.run(...args.split('\u0000'));
      expectOneLine(told, 2, command);
      expect(told.err).toContain('Your AWS config has no profile');
    }
  });

test('names that need quotes are told as they are, with a command that can be pasted', async ({ daypass, home }) => {
  const session = `Ana's "own"`;
  home.writeConfig(
    `${sessionConfig({ name: JSON.stringify(session) })}[profile "my dev"]\n${role('ReadOnlyAccess', '012345678901', session)}[profile '決済 "b"']\n${role('ReadOnlyAccess', '012345678901', session)}`,
  );
  for (const profile of ['my dev', '決済 "b"'])
    for (const command of allButConsole) {
      const told = await daypass.run(...commands[command](profile));
      expectOneLine(told, 1, command);
      expect(told.err).toContain(String.raw`daypass login --session 'Ana'\''s "own"', then`);
    }
});
