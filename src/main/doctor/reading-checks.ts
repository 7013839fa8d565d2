/** Files that could not be read or decoded: what the AWS CLI makes of them, and what helps. */
import { readerNames } from '../aws/config/readers/read-as.ts';
import { illegalBytes } from '../system/files.ts';
import { type Examination, fileKinds } from './examination.ts';
import { type Finding, finding } from './finding.ts';

export function checkReading({ files }: Examination): readonly Finding[] {
  return fileKinds.flatMap((kind) => {
    const { file, text, unread } = files[kind];
    const details = { severity: 'error', place: { file, line: 1, column: 1 }, tools: readerNames } as const;
    // botocore refuses a file with one such byte, also in a comment (ConfigParseError); others put another sign there.
    if (unread === illegalBytes)
      return [finding('file-not-utf8', { file }, [kind], { ...details, tools: ['botocore'] })];
    // botocore takes a folder for no file and passes over one that it may not open, as if there were none.
    if (unread !== null) return [finding('file-not-read', { file, reason: unread }, [kind], details)];
    return text.includes('\0') ? [finding('zero-bytes', { file }, [kind], details)] : [];
  });
}
