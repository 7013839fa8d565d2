/** No file passes whose signature was not looked at: with the library's own check, on a system without PowerShell and with words of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSignatureCheck, type VerifySignature } from './signature-check.ts';

const library = createRequire(import.meta.url).resolve(
  'electron-updater/out/windowsExecutableCodeSignatureVerifier.js',
);
const publishers = ['CN=The Daypass developers'];
const file = 'C:\\Temp\\setup.exe';
const unchecked = 'its signature could not be checked';

/** The check, of a library that says these words and comes to this result. */
async function after(words: readonly ['info' | 'warn', string][], result: string | null): Promise<string | null> {
  const { logger, strict } = createSignatureCheck();
  const verify: VerifySignature = async () => {
    for (const [level, said] of words) logger[level](said);
    return result;
  };
  return strict(verify)(publishers, file);
}
const looked = ['info', `LiteralPath: ${file}. Update Path: ${file}`] as const;

describe('a file', () => {
  test.skipIf(process.platform === 'win32')('that the library lets pass without PowerShell is refused', () => {
    // In a folder of its own: the library's command line for Windows leaves a file in the current one.
    const cwd = mkdtempSync(path.join(tmpdir(), 'daypass-signature-'));
    const script = `
      import { createSignatureCheck } from ${JSON.stringify(path.join(import.meta.dirname, 'signature-check.ts'))};
      import library from ${JSON.stringify(library)};
      const { logger, strict } = createSignatureCheck();
      const verify = (names, file) => library.verifySignature(names, file, logger);
      const answers = [await verify(['CN=x'], 'setup.exe'), await strict(verify)(['CN=x'], 'setup.exe')];
      console.log(JSON.stringify(answers));`;
    try {
      const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      // Where the first is no null, the library has mended it.
      expect(JSON.parse(said)).toEqual([null, unchecked]);
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });

  test('whose signature was found valid, and the publisher’s, passes', async () => {
    expect(await after([['info', `Verifying signature ${file}`], [...looked]], null)).toBe(null);
  });

  test('of another publisher is refused with the library’s reason', async () => {
    expect(await after([[...looked]], 'publisherNames: …')).toBe('publisherNames: …');
  });

  test.each<[string, ['info' | 'warn', string][]]>([
    ['says nothing', []],
    ['gives up after its look', [[...looked], ['warn', 'Cannot …. Ignoring signature validation due to …']]],
  ])('is refused where the library %s', async (_, words) => expect(await after(words, null)).toBe(unchecked));

  test('has nothing of the words about the one before', async () => {
    const { logger, strict } = createSignatureCheck();
    const verify = strict(async () => null);
    logger.info(looked[1]);
    expect(await verify(publishers, file)).toBe(unchecked);
  });
});
