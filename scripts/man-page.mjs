/** Writes the manual page of the built command to out/man/daypass.1, for packages that bring one. In English, whoever builds it. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const page = execFileSync(process.execPath, ['out/cli/daypass.js', 'man'], { env: { ...process.env, LC_ALL: 'C' } });
fs.mkdirSync('out/man', { recursive: true });
fs.writeFileSync('out/man/daypass.1', page);
// `man` of every user reads it, whatever the umask of whoever builds it.
fs.chmodSync('out/man/daypass.1', 0o644);
