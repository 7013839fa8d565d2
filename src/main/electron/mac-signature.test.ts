/** Which apps of macOS have a signature that a newer one can be compared with, by what `codesign --display --verbose` says of them. */
import { expect, test } from 'vitest';
import { isSigned, namesTeam } from './mac-signature.ts';

const about = (signature: string, team: string): string =>
  [
    'Executable=/Applications/Daypass.app/Contents/MacOS/Daypass',
    'Identifier=app.daypass.desktop',
    'Format=app bundle with Mach-O thin (arm64)',
    'CodeDirectory v=20500 size=510 flags=0x10000(runtime) hashes=5+7 location=embedded',
    signature,
    'Info.plist entries=30',
    `TeamIdentifier=${team}`,
    'Sealed Resources version=2 rules=13 files=20',
    '',
  ].join('\n');

test.each([
  ['a Developer ID', about('Signature size=8984', 'A1B2C3D4E5'), true],
  ['no name, as what is built without a certificate', about('Signature=adhoc', 'not set'), false],
  ['a certificate of this computer alone', about('Signature size=1650', 'not set'), false],
  ['none', '/Applications/Daypass.app: code object is not signed at all\n', false],
  ['nothing that is known', '', false],
])('%s', (_, said, expected) => expect(namesTeam(said)).toBe(expected));

test('what cannot be looked at has none', async () => {
  expect(await isSigned('/nowhere/at/all')).toBe(false);
});

test.skipIf(process.platform !== 'darwin')('a program of the system is looked at; it is of no team', async () => {
  expect(await isSigned('/bin/ls')).toBe(false);
});
