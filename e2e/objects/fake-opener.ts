/** What opens addresses on a Linux desktop, in a test's place: writes down what it is told, and what all processes can be seen with. */
import fs from 'node:fs';
import type { Home } from '../../testing/home.ts';
import type { DaypassCommand } from './daypass-command.ts';

export interface FakeOpener {
  /** To be put on top of the command's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The address that it was told; empty until then. */
  opened(): string;
  /** The command lines of all processes while it ran. */
  processes(): string;
  /** The next address is another one. */
  forget(): void;
}

export function fakeOpener(home: Home, { env }: DaypassCommand): FakeOpener {
  const [opened, processes] = [home.path('opened'), home.path('processes')];
  home.write(
    `#!/bin/sh
cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' > '${processes}'
printf '%s' "$1" > '${opened}.part'
mv '${opened}.part' '${opened}'
`,
    'bin',
    'xdg-open',
  );
  fs.chmodSync(home.path('bin', 'xdg-open'), 0o755);
  const read = (file: string): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  return {
    env: { PATH: `${home.path('bin')}:${env['PATH']}`, DISPLAY: ':0' },
    opened: () => read(opened),
    processes: () => read(processes),
    forget: () => fs.rmSync(opened, { force: true }),
  };
}
