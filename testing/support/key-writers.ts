/** The writes of role credentials into the credentials file, and of the record of them; for file-writers.ts. */
import fs from 'node:fs';
import path from 'node:path';
import { createKeysRecord, keysRecordFile } from '../../src/main/credentials/keys-record.ts';
import { writeKeysSection } from '../../src/main/credentials/keys-section.ts';
import { noLog } from '../../src/main/system/log.ts';

const endsAt = Date.UTC(2026, 0, 31, 12);

export function keyWriters({ credentials: file, records }: { readonly credentials: string; readonly records: string }) {
  const write = async (mark: string): Promise<boolean> => {
    const sessionToken = mark + 'x'.repeat(2048);
    const keys = { accessKeyId: mark, secretAccessKey: mark, sessionToken, expiresAt: endsAt };
    return (await writeKeysSection({ file, section: 'dev-keys', region: null }, keys)).ok;
  };
  return {
    'keys in the credentials file': {
      file,
      async before() {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, `# ${'x'.repeat(6144)}\n[mine]\na = b\n`, { mode: 0o600 });
        await write('a');
      },
      write,
    },
    'the record of written keys': {
      file: path.join(records, keysRecordFile),
      before: null,
      async write(mark: string) {
        const files = { file: '/home/ada/.aws/credentials', configFile: '/home/ada/.aws/config' };
        const role = { accountId: null, roleName: 'x'.repeat(6144), region: null };
        const session = { profile: mark, section: 'dev-keys', sessionId: 'sso-session:corp' } as const;
        const entry = { ...session, ...role, ...files, endsAt, isWanted: true };
        return (await createKeysRecord(records, noLog).save([entry])) === null;
      },
    },
  };
}
