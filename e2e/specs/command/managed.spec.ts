/** What an administrator has settled in /etc/daypass is obeyed by each command, in one line, in the language of the person. */
import fs from 'node:fs';
import path from 'node:path';
import { sessionConfig } from '../../../testing/config.ts';
import { managedFolder, noOwnEtc, underEtc } from '../../../testing/own-etc.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { commandFile, daypassCommand, type Ended } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

interface Managed {
  /** Runs the command where `/etc/daypass` is a copy of this folder, or holds a managed.json with this text. */
  readonly managed: (etc: { readonly text: string } | { readonly folder: string }, ...args: string[]) => Promise<Ended>;
}

const languages = { en: 'en_US.UTF-8', ja: 'ja_JP.UTF-8' } as const;
const test = base.extend<Managed & { lang: string }>({
  lang: [languages.en, { option: true }],
  managed: async ({ home, organisation, lang }, provide) => {
    const obstacle = noOwnEtc(fs.mkdtempSync(path.join(home.dir, 'none-')));
    test.skip(obstacle !== null, obstacle ?? '');
    const { runProgram } = daypassCommand(home, organisation);
    await provide((etc, ...args) => {
      const folder = 'folder' in etc ? etc.folder : managedFolder(home.dir, etc.text);
      const [program, ...before] = underEtc(folder);
      return runProgram(program, [...before, process.execPath, commandFile, ...args], { LANG: lang });
    });
  },
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const profile =
  '[profile dev]\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
const elsewhere = 'https://d-9999999999.awsapps.com/start';
const file = '/etc/daypass/managed.json';
const dev = ['--profile', 'dev'] as const;

/** Everything that hands out credentials, or what is as good. */
const handingOut: readonly (readonly [string, ...string[]])[] = [
  ['export', ...dev],
  ['exec', ...dev, '--', 'echo', 'ran'],
  ['credential-process', ...dev],
  ['serve', ...dev, '--', 'echo', 'ran'],
  ['keys', 'write', ...dev],
  ['kube-token', '--cluster-name', 'prod', ...dev],
];

const words = {
  en: {
    off: 'Your organization has turned off access to credentials in Daypass.',
    portal: 'Your organization doesn’t allow sign-in to',
  },
  ja: {
    off: 'Daypass での認証情報の提供は、組織によりオフにされています。',
    portal: 'へのサインインは組織により許可されていません。',
  },
} as const;

for (const [language, lang] of Object.entries(languages) as ['en' | 'ja', string][])
  test.describe(`in ${language}`, () => {
    test.use({ lang });

    test('credentials that are off are given to nobody', async ({ home, organisation, managed }) => {
      home.writeConfig(`${sessionConfig()}${profile}`);
      await signedIn(home, organisation);
      // They are in the AWS CLI's cache, from where they are handed out without a question.
      const before = await managed({ text: '{"checkForUpdates": false}' }, 'credential-process', ...dev);
      expect([before.code, JSON.parse(before.out)]).toMatchObject([0, { Version: 1 }]);
      const asked = organisation.requestsOf('GetRoleCredentials').length;
      for (const command of handingOut) {
        const { code, out, err } = await managed({ text: '{"credentialFeatures": false}' }, ...command);
        expect([command[0], code, out]).toEqual([command[0], 1, '']);
        expect(err.trim().split('\n')).toEqual([expect.stringContaining(words[language].off)]);
        expect(err).toContain(file);
      }
      expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(asked);
      expect(fs.existsSync(home.path('.aws', 'credentials'))).toBe(false);
      const status = await managed({ text: '{"credentialFeatures": false}' }, 'status');
      expect([status.code, status.err]).toEqual([0, '']);
    });

    test('a portal that is not allowed is not signed in to, and its session not ended for a new one', async ({
      home,
      organisation,
      managed,
    }) => {
      home.writeConfig(`${sessionConfig()}${profile}`);
      const text = JSON.stringify({ allowedStartUrls: [elsewhere] });
      const login = await managed({ text }, 'login', '--use-device-code');
      expect([login.code, login.out]).toEqual([1, '']);
      expect(login.err).toContain(words[language].portal);
      expect(organisation.requestsOf('StartDeviceAuthorization')).toEqual([]);
      await signedIn(home, organisation);
      const fresh = await managed({ text }, 'login', '--fresh', '--use-device-code');
      expect([fresh.code, fresh.err]).toEqual([1, expect.stringContaining(words[language].portal)]);
      for (const command of [
        ['export', ...dev],
        ['serve', ...dev, '--', 'echo', 'ran'],
      ]) {
        const { code, out, err } = await managed({ text }, ...command);
        expect([code, out, err]).toEqual([1, '', expect.stringContaining(words[language].portal)]);
      }
      expect((await managed({ text }, 'status')).code, 'the sign-in is still there').toBe(0);
    });
  });

test.describe('a file that no administrator has made counts as nothing, and the command says so', () => {
  const rule = '{"credentialFeatures": false}';
  const cases: Readonly<Record<string, (file: string) => void>> = {
    'others may write it': (at) => fs.chmodSync(at, 0o666),
    'another user owns it': (at) => fs.chownSync(at, 1000, 1000),
    'others may write to its folder': (at) => fs.chmodSync(path.dirname(at), 0o777),
    'a link': (at) => {
      fs.renameSync(at, `${at}.real`);
      fs.symlinkSync(`${path.basename(at)}.real`, at);
    },
    'no JSON': (at) => fs.writeFileSync(at, `${rule},`),
    huge: (at) => fs.writeFileSync(at, `{"x": "${'x'.repeat(100_000)}"}`),
  };
  for (const [name, spoil] of Object.entries(cases))
    test(name, async ({ home, organisation, managed }) => {
      home.writeConfig(`${sessionConfig()}${profile}`);
      await signedIn(home, organisation);
      const folder = managedFolder(home.dir, rule);
      expect((await managed({ folder }, 'export', ...dev)).code).toBe(1);
      spoil(path.join(folder, 'managed.json'));
      const given = await managed({ folder }, 'export', ...dev);
      expect([given.code, given.out]).toEqual([0, expect.stringContaining('AWS_SESSION_TOKEN')]);
      expect(given.err).toContain(file);
      // The check has it as well, and is no failure because of it.
      const check = await managed({ folder }, 'doctor', '--json');
      const found = (JSON.parse(check.out) as { findings: { code: string; params: object }[] }).findings;
      const told = found.filter(({ code }) => code.startsWith('managed-'));
      expect(told).toMatchObject([{ severity: 'warning', place: null, tools: [], params: { place: file } }]);
      expect(check.code).toBe(0);
    });
});
