/** The completions in the shells themselves: somebody types the beginning, presses Tab, and the shell runs what came of it. */
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { findProgram } from '../../objects/find-program.ts';
import { openPseudoTerminal } from '../../objects/pseudo-terminal.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.skip(process.platform !== 'linux', 'script has other options elsewhere');

const config = `${sessionConfig()}${sessionConfig({ name: '"labs one"' })}[profile dev]
region = x
[profile 'my "odd" $HOME \`dev']
region = x
[profile "it's mine"]
region = x
[profile team/admin@prod]
region = x
[profile x:one]
region = x
[profile 決済]
region = x
`;
const odd = 'my "odd" $HOME `dev';
test.beforeEach(({ home }) => home.writeConfig(config));

/** What is typed, with a Tab in it, and the words that the shell then gives to the command. */
const cases: readonly (readonly [typed: string, words: readonly string[]])[] = [
  ['expo\t --profile de\t', ['export', '--profile', 'dev']],
  ['export --prof\t dev', ['export', '--profile', 'dev']],
  ['export -p my\t', ['export', '-p', odd]],
  ['export -p it\t', ['export', '-p', "it's mine"]],
  ["export -p 'my\t", ['export', '-p', odd]],
  ['export -p te\t', ['export', '-p', 'team/admin@prod']],
  ['export -p team/admin@pr\t', ['export', '-p', 'team/admin@prod']],
  ['export -p x:o\t', ['export', '-p', 'x:one']],
  ['export -p 決\t', ['export', '-p', '決済']],
  ['login --session la\t', ['login', '--session', 'labs one']],
  ['export --format cred\t', ['export', '--format', 'credentials-file']],
  ['completion power\t', ['completion', 'powershell']],
  ['docker-credential er\t', ['docker-credential', 'erase']],
  // What comes behind `--` is another program's.
  ['exec -p dev -- prog -p de\t', ['exec', '-p', 'dev', '--', 'prog', '-p', 'de']],
];
/** Bash and zsh take both as one word. */
const joined = ['export --profile=de\t', ['export', '--profile=dev']] as const;
const joinedOdd = ['export --profile=it\t', ['export', "--profile=it's mine"]] as const;

const asked = `'${process.execPath}' '${commandFile}'`;
const shells = {
  bash: {
    line: 'bash --norc --noprofile -i',
    setUp: [
      `daypass() { if [ "$1" = __complete ]; then ${asked} "$@"; else printf '<%s>' "$@"; echo "[$?]"; fi; }`,
      `eval "$(${asked} completion bash)"`,
    ],
    more: [joined, joinedOdd, ['export --profile=team/admin@pr\t', ['export', '--profile=team/admin@prod']]],
  },
  zsh: {
    line: 'zsh -f -i',
    setUp: [
      // It draws its line anew with each key; without that the terminal's orders end up between the words.
      'unsetopt zle_bracketed_paste prompt_sp; autoload -Uz compinit && compinit -D -u',
      `daypass() { if [ "$1" = __complete ]; then ${asked} "$@"; else printf '<%s>' "$@"; echo "[$?]"; fi; }`,
      `eval "$(${asked} completion zsh)"`,
    ],
    more: [joined, joinedOdd],
  },
  fish: {
    line: 'fish --no-config -i',
    setUp: [
      `function daypass; if test "$argv[1]" = __complete; ${asked} $argv; else; printf '<%s>' $argv; echo "[$status]"; end; end`,
      `${asked} completion fish | source`,
    ],
    more: [joined, joinedOdd],
  },
} as const;

for (const [shell, { line, setUp, more }] of Object.entries(shells))
  test(`${shell} completes commands, options and values, and quotes what needs it`, async ({ daypass }) => {
    test.skip(findProgram(shell) === null, `${shell} is not installed`);
    await using terminal = openPseudoTerminal(line, { ...daypass.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' });
    const done = async (typed: string, mark: string) => {
      const before = terminal.shown().length;
      terminal.type(typed);
      await expect.poll(() => terminal.shown().slice(before), { message: typed }).toContain(mark);
    };
    for (const command of setUp) await done(`${command}; echo "do""ne"\r`, 'done');
    for (const [typed, words] of [...cases, ...more]) {
      await done(`daypass ${typed}\r`, `${words.map((word) => `<${word}>`).join('')}[0]`);
    }
  });

test('PowerShell: its text', async ({ daypass }) => {
  const { out, code } = await daypass.run('completion', 'powershell');
  expect(code).toBe(0);
  expect(out).toContain("'--profile' { daypass __complete profiles 2>$null }");
  expect(out).toContain("'-s' { daypass __complete sessions 2>$null }");
  expect(out).toContain("'--format' { 'sh', 'fish',");
  expect(out).toContain("'completion' { 'bash', 'zsh', 'fish', 'powershell'");
  // Each bracket that is opened is closed.
  for (const [open, close] of [
    ['{', '}'],
    ['(', ')'],
  ] as const)
    expect(out.split(open).length).toBe(out.split(close).length);
});

test.describe('what the shells ask for', () => {
  const ask = (daypass: DaypassCommand, kind: string) => daypass.run('__complete', kind);

  test('the names as the AWS CLI knows them, one a line', async ({ daypass }) => {
    const profiles = ['dev', odd, "it's mine", 'team/admin@prod', 'x:one', '決済'];
    expect(await ask(daypass, 'profiles')).toMatchObject({ code: 0, out: `${profiles.join('\n')}\n`, err: '' });
    expect(await ask(daypass, 'sessions')).toMatchObject({ code: 0, out: 'corp\nlabs one\n', err: '' });
  });

  test('10,000 of them; none where there is no file, or one that cannot be read', async ({ daypass, home }) => {
    const many = Array.from({ length: 10_000 }, (_, index) => `[profile account-${index}]\nregion = eu-west-1\n`);
    home.writeConfig(many.join(''));
    expect((await ask(daypass, 'profiles')).out.split('\n')).toHaveLength(10_001);
    const nowhere = daypass.start(['__complete', 'profiles'], { AWS_CONFIG_FILE: home.path('none') });
    expect(await nowhere.ended).toMatchObject({ code: 0, out: '', err: '' });
    const folder = daypass.start(['__complete', 'sessions'], { AWS_CONFIG_FILE: home.path('.aws') });
    expect(await folder.ended).toMatchObject({ code: 0, out: '', err: '' });
  });

  test('it is in no help, and loads nothing of the engine', async ({ daypass }) => {
    for (const text of [await daypass.run('--help'), await daypass.run('man')]) expect(text.out).not.toContain('__');
    const loading = async (...args: string[]) => (await daypass.start(args, { NODE_DEBUG: 'module' }).ended).err;
    expect(await loading('status')).toContain('whole.js');
    expect(await loading('__complete', 'profiles')).not.toContain('whole.js');
  });
});
