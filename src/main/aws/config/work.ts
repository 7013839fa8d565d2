/** What is done with the text of an AWS file: pure, and in the thread for long texts where the text is long. */
import { failure, type Result } from '../../../shared/result.ts';
import { inTextThread } from '../../system/text-thread.ts';
import { applyEdits } from './apply.ts';
import { parseConfig } from './document.ts';
import type { ConfigEdit } from './edit.ts';
import { checkNewSession, type NewSession, sessionEdit } from './new-session.ts';
import { readConfiguredSessions } from './configured-sessions.ts';
import { lendsTooMuch } from './size.ts';
import type { AwsFileKind } from './readers/reading.ts';

function editedText(text: string, edits: readonly ConfigEdit[], kind: AwsFileKind): Result<string> {
  return applyEdits(parseConfig(text), edits, kind);
}

function textWithSession(text: string, session: NewSession): Result<string> {
  const document = parseConfig(text);
  const wrong = checkNewSession(session, document);
  return wrong ? failure(wrong) : applyEdits(document, [sessionEdit(session)]);
}

/** Of every header, closed or not. */
function sessionNames(text: string): readonly string[] {
  return parseConfig(text).sections.flatMap(({ kind, name }) => (kind === 'sso-session' ? [name] : []));
}

export const configWork = inTextThread('config', {
  readConfig: readConfiguredSessions,
  editedText,
  textWithSession,
  sessionNames,
  lendsTooMuch,
});
